// The numbers of the index: bits, 15 in each character, most significant first. src/docs/search-index.md tells what is in
// its files. The scripts of this folder are loaded in the order of search.ftlh; each adds what it has to microfiche.engine.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");
  const microfiche = (window.microfiche = window.microfiche || {});
  const engine = (microfiche.engine = {});

  class Bits {
    constructor(units) {
      this.units = units;
      this.at = 0;
      this.held = 0;
      this.have = 0;
    }

    more() {
      if (this.at >= this.units.length) {
        throw new Error("a file of the index ends too early");
      }
      this.held = (this.held << 15) | (this.units.charCodeAt(this.at++) - 0x100);
      this.have += 15;
    }

    bits(count) {
      if (count > 15) {
        const high = this.bits(count - 15);
        return high * 32768 + this.bits(15);
      }
      if (this.have < count) {
        this.more();
      }
      this.have -= count;
      const value = this.held >>> this.have;
      this.held &= (1 << this.have) - 1;
      return value;
    }

    gamma() {
      let zeros = 0;
      while (this.held === 0) {
        zeros += this.have;
        this.have = 0;
        this.more();
      }
      const leading = this.have - 32 + Math.clz32(this.held);
      this.have -= leading;
      return this.bits(zeros + leading + 1);
    }

    /** A number below range. */
    below(range) {
      if (range === 1) {
        return 0;
      }
      const k = 31 - Math.clz32(range);
      const short = 2 ** (k + 1) - range;
      const value = this.bits(k);
      return value < short ? value : value * 2 + this.bits(1) - short;
    }

    /** Strictly increasing numbers in lo..hi into out from at on; read past where out is null. */
    list(lo, hi, count, out, at) {
      while (count > 0) {
        const span = hi - lo + 1;
        if (span === count) {
          for (let i = 0; out && i < count; i++) {
            out[at + i] = lo + i;
          }
          return;
        }
        const middle = count >> 1;
        const value = lo + middle + this.below(span - count + 1);
        if (out) {
          out[at + middle] = value;
        }
        if (middle > 0) {
          this.list(lo, value - 1, middle, out, at);
        }
        lo = value + 1;
        at += middle + 1;
        count -= middle + 1;
      }
    }

    numbers(lo, hi, count) {
      const out = new Uint16Array(count);
      this.list(lo, hi, count, out, 0);
      return out;
    }
  }

  Object.assign(engine, { Bits });
})();
