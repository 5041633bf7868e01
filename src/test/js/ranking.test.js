host.part("bits");
host.part("characters");
host.part("query");
host.part("ranking");
const { terms, article, hits, places, closeness, rankOf, union } = microfiche.engine;
learnFew();

const text = (...fields) => ["a.html", "https://paper.example.org/a", "2021-01-02", "zh"].concat(fields).join("\u0001");

test("a hit holds every term, in any field, and none that is excluded", () => {
  const of = article(text("燈塔亮了", "晨报", "林山", "海", "", "", "渡轮照常开行"));
  equal(of.headline, "灯塔亮了");
  ok(hits(of, terms("灯塔 渡轮")));
  ok(hits(of, terms("晨报 林山 -咖啡")));
  ok(!hits(of, terms("灯塔 -渡轮")));
  ok(!hits(of, terms("灯塔亮了晨报")), "a term does not reach from one field into the next");
  ok(!hits(of, terms("paper.example.org")), "addresses are not searched");
});

test("places come in order, the longer first", () => {
  equal(places("茶红茶", terms("茶 红茶"), 10), [
    { at: 0, end: 1, term: 0 },
    { at: 1, end: 3, term: 1 },
    { at: 2, end: 3, term: 0 },
  ]);
  equal(places("茶茶茶茶", terms("茶 -红"), 2).length, 2);
});

test("closeness is the fewest characters that hold all terms", () => {
  equal(closeness("海……渡轮海……海", terms("海 渡轮")), 3);
  equal(closeness("海a渡轮", terms("海 渡轮 无")), 4, "of those that are there");
  equal(closeness("无", terms("海 渡轮")), null, "infinite, which JSON writes as null");
});

test("all terms in the headline are worth more than some, and some more than none", () => {
  equal([rankOf(0, 2), rankOf(1, 2), rankOf(2, 2)], [0, 1, 2]);
});

test("several ways to read a query are one list: sure if one is, the best rank counts", () => {
  const result = (docs, unsure, ranks) => ({ docs: Uint16Array.from(docs), unsure: Uint8Array.from(unsure), ranks: Uint8Array.from(ranks) });
  const both = union({ size: 4 }, [result([0, 2], [1, 0, 0, 0], [1, 0, 0, 0]), result([0, 3], [0, 0, 0, 1], [2, 0, 0, 1])]);
  equal(Array.from(both.docs), [0, 2, 3]);
  equal([both.unsure[0], both.unsure[2], both.unsure[3]], [0, 0, 1]);
  equal([both.ranks[0], both.ranks[2], both.ranks[3]], [2, 0, 1]);
});
