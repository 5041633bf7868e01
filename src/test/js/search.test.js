// The whole engine over the index of the sample archive, held against what its texts themselves say.
["bits", "inflate", "characters", "query", "loader", "segments", "postings", "ranking", "pinyin", "search"].forEach((part) => host.part(part));
const { opened, segmentOf, namesOf, evaluate, parse, article, hits, held: kept, Search, request } = microfiche.engine;

let texts = null;

/** Every article with its text, read once. */
const all = () => (texts = texts || readAll());

async function readAll() {
  const index = await opened();
  const found = [];
  for (const segment of index.segments.map(segmentOf)) {
    for (let doc = 0; doc < segment.size; doc++) {
      const of = article(await segment.text(doc, null));
      found.push({ segment, doc, of, url: of.parts[1] || of.parts[0] });
    }
  }
  return found;
}

const QUERIES = ["燈塔", "渡轮 潮水", "的", "LIGHT", "灯塔 -渡轮", "灯塔 OR 渡轮", "在青鹭", "没有的词语", "a b"];

test("the index tells of as many articles as it says", async () => {
  const index = await opened();
  ok(index.articles > 20, "the sample has articles");
  equal((await all()).length, index.articles);
});

for (const query of QUERIES) {
  test("finds just what holds: " + query, async () => {
    const { count, urls, failed } = await microfiche.search("q=" + encodeURIComponent(query));
    const groups = parse(query).groups;
    const expected = (await all()).filter(({ of }) => groups.some((group) => hits(of, group))).map(({ url }) => url);
    equal(failed, []);
    equal(count, urls.length);
    equal(urls.slice().sort(), expected.sort());
  });
}

test("a segment says itself which articles hold a term, and is sure of it", async () => {
  const everything = await all();
  const [{ segment }] = everything;
  const [group] = parse("渡轮").groups;
  const docs = Uint16Array.from({ length: segment.size }, (_, i) => i);
  const result = await evaluate(segment, group, docs, null);
  const holding = everything.filter((each) => each.segment === segment && hits(each.of, group)).map(({ doc }) => doc);
  ok(holding.length > 0);
  equal(Array.from(result.docs).filter((doc) => !result.unsure[doc] || holding.includes(doc)), holding);
});

test("filters let through what has the name", async () => {
  const everything = await all();
  const [source] = everything.map(({ segment, doc }) => namesOf(segment, "source", doc)[0]).filter(Boolean);
  const expected = everything.filter(({ segment, doc }) => namesOf(segment, "source", doc)[0] === source);
  const { count } = await microfiche.search("source=" + encodeURIComponent(source));
  ok(count > 0);
  equal(count, expected.length);
});

test("days bound a search at both ends", async () => {
  const everything = await all();
  const days = everything.map(({ of }) => of.parts[2]).filter(Boolean).sort();
  const [from, to] = [days[Math.floor(days.length / 4)], days[Math.floor(days.length / 2)]];
  const { count } = await microfiche.search("from=" + from + "&to=" + to);
  equal(count, days.filter((day) => day >= from && day <= to).length);
});

test("newest first when that is asked", async () => {
  const search = await new Search(request("q=" + encodeURIComponent("的") + "&sort=new")).run(async () => {});
  const days = search.found.map(({ segment, doc }) => segment.days[doc]).filter(Boolean);
  ok(days.length > 3);
  equal(days, days.slice().sort((a, b) => b - a));
});

test("names are counted over all hits", async () => {
  const search = await new Search(request("q=" + encodeURIComponent("的"))).run(async () => {});
  const counts = await search.counts("source");
  const sourced = search.found.filter(({ segment, doc }) => namesOf(segment, "source", doc).length);
  equal(counts.reduce((sum, [, count]) => sum + count, 0), sourced.length);
  equal(counts.map(([, count]) => count), counts.map(([, count]) => count).sort((a, b) => b - a));
});

test("what was given back is found again, and names with it", async () => {
  const found = async (address) => {
    const search = await new Search(request(address)).run(async () => {});
    return [search.found.length, await search.counts("tag"), await search.counts("author"), await search.counts("section")];
  };
  const queries = ["渡轮", "灯塔", "a"].map((query) => "q=" + encodeURIComponent(query)).concat("from=2000");
  const before = [];
  for (const query of queries) {
    before.push(await found(query));
  }
  ok(before[3][1].length > 5, "the sample has tags");
  ok(kept().characters > 1000 && kept().files > 2);
  equal(kept(1), { characters: 0, files: 0 });
  for (let i = 0; i < queries.length; i++) {
    equal(await found(queries[i]), before[i], queries[i]);
  }
  ok(kept().characters <= 1 && kept().files === 0);
  kept(16e6);
});

test("a file that is missing is told, and the rest is shown", async () => {
  const search = await new Search(request("q=" + encodeURIComponent("的"))).run(async () => {});
  const full = (await search.page(1)).length;
  const [{ segment, doc }] = search.found;
  const missing = "search/" + segment.blockFiles[segment.block(doc)] + ".js";
  kept(1);
  kept(16e6);
  files[missing] = "";
  const shown = await search.page(1);
  delete files[missing];
  ok(search.failed.length > 0 && search.failed.every((message) => message === missing + " cannot be loaded"), JSON.stringify(search.failed));
  ok(shown.length < full, "what is in that file is not shown");
});

test("what sounds like a headline is found by its sound", async () => {
  const search = await new Search(request("q=dengta")).run(async () => {});
  ok(search.sounds.includes("灯塔"), JSON.stringify(search.sounds));
  ok(search.found.length > 0);
});
