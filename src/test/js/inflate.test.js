host.part("bits");
host.part("inflate");

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64 = (groups) => Array.from({ length: groups * 4 }, (_, i) => LETTERS[(i * 37 + (i >> 4) * 11) % 64]).join("");

/** In Base64: nothing, one byte, three, noise, a text that repeats, bytes of which few differ. */
const INPUTS = {
  nothing: "",
  one: "Kg==",
  three: "YWJj",
  noise: (() => {
    const next = random(1);
    return Array.from({ length: 24000 }, () => LETTERS[next(64)]).join("");
  })(),
  repeats: base64(16).repeat(200),
  few: "BwcH".repeat(1500) + "AAEC" + "BwcH".repeat(900),
};

for (const name of Object.keys(INPUTS)) {
  test("undoes what deflate did to " + name, () => {
    const expected = bytesOf(INPUTS[name]);
    for (const level of [0, 1, 6, 9]) {
      for (const strategy of [0, 1, 2]) {
        const bytes = microfiche.engine.inflate(bytesOf(host.deflated(INPUTS[name], level, strategy)));
        ok(bytes.length === expected.length && bytes.every((b, i) => b === expected[i]), "level " + level + ", strategy " + strategy);
      }
    }
  });
}

test("a damaged stream is refused, and ends", () => {
  const deflated = bytesOf(host.deflated(INPUTS.repeats, 9, 0));
  const next = random(2);
  const ends = new Set();
  for (let i = 0; i < 200; i++) {
    const damaged = i < 50 ? deflated.slice(0, (i * 7) % deflated.length) : deflated.slice();
    if (i >= 50) {
      damaged[next(damaged.length)] ^= 1 << next(8);
    }
    try {
      microfiche.engine.inflate(damaged);
      ends.add("read");
    } catch (e) {
      ends.add(e.message);
    }
  }
  ok(ends.has("a text of the index ends too early"), "the cut ones are refused");
  ends.forEach((end) => ok(/^(read|a text of the index (ends too early|is damaged))$/.test(end), end));
});
