host.part("bits");
host.part("characters");
host.part("pinyin");
const { readSounds, syllablesOf, sounding } = microfiche.engine;
learnFew();

test("letters are cut into syllables in all ways, of two and more", () => {
  const known = new Set(["xi", "an", "xian", "deng", "ta"]);
  equal(syllablesOf("dengta", known, 8), [["deng", "ta"]]);
  equal(syllablesOf("xianxian", known, 8).map((way) => way.join("'")).sort(), ["xi'an'xi'an", "xi'an'xian", "xian'xi'an", "xian'xian"]);
  equal(syllablesOf("xian", known, 8), [["xi", "an"]], "a single syllable is no word");
  equal(syllablesOf("lamp", known, 8), []);
  equal(syllablesOf("xian".repeat(8), known, 5).length, 5);
});

test("words that sound alike are found and counted", () => {
  const { sounds, syllables } = readSounds({ deng: "灯登燈", ta: "塔他" });
  equal(Array.from(syllables), ["deng", "ta"]);
  const found = new Map();
  sounding("灯塔和登塔，灯塔", [["deng", "ta"]], sounds, found);
  equal(Array.from(found), [["灯塔", 2], ["登塔", 1]]);
});
