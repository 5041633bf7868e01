host.part("bits");

/** Writes as src/docs/search-index.md says, without regard to speed. */
class Writer {
  constructor() {
    this.text = "";
  }

  bits(count, value) {
    for (let i = count - 1; i >= 0; i--) {
      this.text += Math.floor(value / 2 ** i) % 2;
    }
  }

  gamma(x) {
    const binary = x.toString(2);
    this.text += "0".repeat(binary.length - 1) + binary;
  }

  list(lo, hi, values) {
    if (values.length === 0 || hi - lo + 1 === values.length) {
      return;
    }
    const middle = values.length >> 1;
    const value = values[middle];
    const range = hi - (values.length - 1 - middle) - (lo + middle) + 1;
    if (range > 1) {
      const k = Math.floor(Math.log2(range));
      const short = 2 ** (k + 1) - range;
      const x = value - (lo + middle);
      this.bits(x < short ? k : k + 1, x < short ? x : x + short);
    }
    this.list(lo, value - 1, values.slice(0, middle));
    this.list(value + 1, hi, values.slice(middle + 1));
  }

  units() {
    return this.text.replace(/.{1,15}/g, (unit) => String.fromCharCode(0x100 + parseInt(unit.padEnd(15, "0"), 2)));
  }
}

function increasing(next, lo, hi, most) {
  const found = new Set();
  for (let i = 0; i < most; i++) {
    found.add(lo + next(hi - lo + 1));
  }
  return Array.from(found).sort((a, b) => a - b);
}

test("numbers are read as they were written", () => {
  const next = random(3);
  for (let round = 0; round < 60; round++) {
    const lo = next(50);
    const hi = lo + next(round % 3 ? 300 : 65000);
    const list = increasing(next, lo, hi, 1 + next(round % 5 ? 40 : 2000));
    const single = 1 + next(2 ** (1 + next(20)));
    const out = new Writer();
    out.gamma(single);
    out.list(lo, hi, list);
    out.bits(32, 0xfedcba98);
    out.bits(5, 19);
    const bits = new microfiche.engine.Bits(out.units());
    equal(bits.gamma(), single);
    equal(Array.from(bits.numbers(lo, hi, list.length)), list);
    equal([bits.bits(32), bits.bits(5)], [0xfedcba98, 19]);
  }
});

test("a list that nobody wants is read past", () => {
  const out = new Writer();
  out.list(0, 999, [3, 14, 159, 265]);
  out.bits(7, 77);
  const bits = new microfiche.engine.Bits(out.units());
  bits.list(0, 999, 4, null, 0);
  equal(bits.bits(7), 77);
});

test("a list of all there is takes no bits", () => {
  const bits = new microfiche.engine.Bits("");
  equal(Array.from(bits.numbers(5, 9, 5)), [5, 6, 7, 8, 9]);
  equal(bits.below(1), 0);
});

test("a file that ends too early is refused", () => {
  equal(thrown(() => new microfiche.engine.Bits("\u0100").gamma()), "a file of the index ends too early");
});
