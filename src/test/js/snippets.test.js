host.part("bits");
host.part("characters");
host.part("query");
host.part("ranking");
host.part("snippets");
host.part("tables");
const { terms, snippet, spelled, table, bibliography } = microfiche.engine;
learnFew();

const parts = (headline, body, more = {}) => ["a-1234abcd.html", "https://paper.example.org/a", "2021-01-02", "zh", headline, "晨报", more.people || "", more.tags || "", more.captions || "", more.summary || "", body];

test("a snippet shows the passage that holds most terms, cut where the text pauses", () => {
  const body = "潮水来了。" + "海".repeat(200) + "。灯塔亮了，渡轮开了。" + "山".repeat(200);
  const shown = snippet(parts("无", body), terms("灯塔 渡轮"), "、");
  ok(shown.startsWith("…灯塔亮了，渡轮开了。"), shown);
  ok(shown.endsWith("…"), shown);
  ok(shown.length < 90, shown);
});

test("another field is shown where it holds more of the terms", () => {
  equal(snippet(parts("无", "海。", { tags: "灯塔\u0002渡轮" }), terms("灯塔 渡轮"), "、"), "灯塔、渡轮");
});

test("no surrogate is cut off", () => {
  const shown = snippet(parts("无", "😀".repeat(100)), terms("无"), "、");
  ok(!/[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/.test(shown), shown);
});

test("the words are told as the article spells them", () => {
  equal(spelled(parts("燈塔", "灯塔与燈塔"), terms("灯塔")), ["燈塔", "灯塔"]);
});

test("a table is what office programs read", () => {
  equal(table([["a", 'b "c"'], ["行,1", ""]]), '\ufeff"a","b ""c"""\r\n"行,1",""\r\n');
});

test("citations are escaped for BibTeX", () => {
  const made = bibliography([{ parts: parts("50% & {more}", "", { people: "林山\u0002A_B" }) }]);
  ok(made.startsWith("@article{1234abcd,\n"), made);
  ok(made.includes("title = {{50\\% \\& \\{more\\}}}"), made);
  ok(made.includes("author = {{林山} and {A\\_B}}"), made);
});
