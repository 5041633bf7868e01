host.part("bits");
host.part("characters");
const { learn, fold, runs, decode } = microfiche.engine;
learnFew();

test("forms of a character fold together and keep their number", () => {
  equal(fold("臺灣"), "台湾");
  equal(fold("ＣＯＶＩＤ－１９"), "covid-19");
  equal(fold("ÀÉ"), "àé");
  equal(fold("　 x"), "  x");
  equal(fold("「引」，。"), "「引」,。");
  equal(fold("😀A"), "😀a");
});

test("words are runs of letters, digits and characters", () => {
  equal(runs("covid-19和5g网络,ー・ 々〇 x"), ["covid", "19和5g网络", "ー", "々〇", "x"]);
  equal(runs(""), []);
  equal(runs(" ,。"), []);
});

test("frequent characters take one byte, the next two, all others three", () => {
  const order = String.fromCharCode(...Array.from({ length: 400 }, (_, i) => 0x4e00 + i));
  learn({ from: "", to: "", order });
  equal(decode(Uint8Array.of(0, 191, 192, 0, 192, 207, 251, 0x30, 0x42)), order[0] + order[191] + order[192] + order[192 + 207] + "\u3042");
  learnFew();
});
