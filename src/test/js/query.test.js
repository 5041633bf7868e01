host.part("bits");
host.part("characters");
host.part("query");
const { terms, parse, request, address, dayNumber } = microfiche.engine;
learnFew();

const spelled = (typed) => terms(typed).map((term) => (term.minus ? "-" : "") + term.folded);

test("a query is read as it is meant", () => {
  equal(spelled("灯塔 渡轮"), ["灯塔", "渡轮"]);
  equal(spelled("  燈塔　渡轮\t灯塔 "), ["灯塔", "渡轮"], "twice the same is once");
  equal(spelled('"red  tea" 茶'), ["red tea", "茶"]);
  equal(spelled("“红茶，热的”「冷 茶」"), ["红茶,热的", "冷 茶"]);
  equal(spelled('茶 -咖啡 -"冷 水" －汽水'), ["茶", "-咖啡", "-冷 水", "-汽水"]);
  equal(spelled("COVID-19 F-16"), ["covid-19", "f-16"], "inside a word no sign is a minus");
  equal(spelled('"没有结尾 的'), ["没有结尾 的"]);
  equal(spelled('- — ""'), ["—"]);
  equal(spelled("  "), []);
});

test("what stands between OR is one way or the other", () => {
  const ways = (typed) => parse(typed).groups.map((group) => group.map((term) => term.folded).join("+"));
  equal(ways("茶 OR 咖啡"), ["茶", "咖啡"]);
  equal(ways("热 茶 | 咖啡"), ["热+茶", "热+咖啡"]);
  equal(ways('茶 "OR" 咖啡'), ["茶+or+咖啡"], "in quotation marks it is a word");
  equal(ways("OR 茶 OR"), ["茶"]);
  ok(ways("a OR b c OR d e OR f g OR h i OR j").length <= 16, "bounded");
});

test("fields are read in three languages", () => {
  const read = parse('来源:晨报 -標籤:"潮 水" author:Lin before:2021 after:2020-02 x:y http://a');
  equal(read.fields, [
    { kind: "source", value: "晨报", minus: false },
    { kind: "tag", value: "潮 水", minus: true },
    { kind: "author", value: "lin", minus: false },
  ]);
  equal(read.until, dayNumber("2021", false) - 1);
  equal(read.since, dayNumber("2020-02", false));
  equal(read.groups[0].map((term) => term.folded), ["x:y", "http://a"]);
});

test("an address is read and written alike", () => {
  const full = "q=%E8%8C%B6+%22a%26b%22&source=%E6%97%A5%E6%8A%A5&tag=x&tag=y&from=2020&to=2021-02&sort=new&page=3";
  equal(address(request(full)), full);
  equal(address(request("page=-2&sort=old&q=+a+&x=1")), "q=a");
});

test("days are counted as the index counts them", () => {
  equal(dayNumber("0001-01-01", false), 1);
  equal(dayNumber("1970-01-01", false), 719163);
  equal(dayNumber("2021-12-16", false), 738140);
  equal(dayNumber("2021", false), 737791);
  equal(dayNumber("nonsense", false), 0);
  equal(dayNumber("2020-02", true) - dayNumber("2020-02", false), 28);
  equal(dayNumber("2021", true) - dayNumber("2021", false), 364);
});
