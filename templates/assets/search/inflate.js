// Inflate (RFC 1951). Our own, because the browsers' DecompressionStream knows raw deflate only since 2022 and 2023, and a page
// that is opened by double click cannot choose its browser.
(function () {
  "use strict";

  const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const ORDER_OF_LENGTHS = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /** How many codes there are of each length, and their symbols in the order of the codes. */
  function code(lengths) {
    const counts = new Uint16Array(16);
    lengths.forEach((length) => counts[length]++);
    counts[0] = 0;
    const next = new Uint16Array(16);
    for (let i = 1; i < 15; i++) {
      next[i + 1] = next[i] + counts[i];
    }
    const symbols = new Uint16Array(lengths.length);
    lengths.forEach((length, symbol) => {
      if (length) {
        symbols[next[length]++] = symbol;
      }
    });
    return { counts, symbols, short: shortCodes(counts, symbols) };
  }

  const SHORT = 9;

  /** What the next nine bits of a stream begin with: symbol * 16 + length, or 0 where the code is longer. */
  function shortCodes(counts, symbols) {
    const table = new Uint16Array(1 << SHORT);
    let next = 0;
    let index = 0;
    for (let length = 1; length <= SHORT; length++, next <<= 1) {
      for (let i = 0; i < counts[length]; i++, next++, index++) {
        let reversed = 0;
        for (let bit = 0; bit < length; bit++) {
          reversed |= ((next >> bit) & 1) << (length - 1 - bit);
        }
        for (let at = reversed; at < table.length; at += 1 << length) {
          table[at] = symbols[index] * 16 + length;
        }
      }
    }
    return table;
  }

  const FIXED_LENGTHS = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
  const FIXED = { literals: code(FIXED_LENGTHS), distances: code(new Array(30).fill(5)) };

  /** The bytes that a raw deflate stream stands for; throws where it is damaged. */
  function inflate(bytes) {
    let at = 0;
    let held = 0;
    let have = 0;
    let out = new Uint8Array(bytes.length * 4 + 64);
    let size = 0;

    function bits(count) {
      while (have < count) {
        if (at >= bytes.length) {
          throw new Error("a text of the index ends too early");
        }
        held |= bytes[at++] << have;
        have += 8;
      }
      const value = held & ((1 << count) - 1);
      held >>>= count;
      have -= count;
      return value;
    }

    function symbol(table) {
      while (have < SHORT && at < bytes.length) {
        held |= bytes[at++] << have;
        have += 8;
      }
      const found = table.short[held & ((1 << SHORT) - 1)];
      if (found && (found & 15) <= have) {
        held >>>= found & 15;
        have -= found & 15;
        return found >> 4;
      }
      let value = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length < 16; length++) {
        value |= bits(1);
        const count = table.counts[length];
        if (value - first < count) {
          return table.symbols[index + value - first];
        }
        index += count;
        first = (first + count) << 1;
        value <<= 1;
      }
      throw new Error("a text of the index is damaged");
    }

    function room(count) {
      if (size + count > out.length) {
        const larger = new Uint8Array((size + count) * 2);
        larger.set(out);
        out = larger;
      }
    }

    function codes() {
      const literals = bits(5) + 257;
      const distances = bits(5) + 1;
      const count = bits(4) + 4;
      const short = new Array(19).fill(0);
      for (let i = 0; i < count; i++) {
        short[ORDER_OF_LENGTHS[i]] = bits(3);
      }
      const table = code(short);
      const lengths = [];
      while (lengths.length < literals + distances) {
        const next = symbol(table);
        if (next < 16) {
          lengths.push(next);
          continue;
        }
        const value = next === 16 ? lengths[lengths.length - 1] : 0;
        for (let times = next === 16 ? bits(2) + 3 : next === 17 ? bits(3) + 3 : bits(7) + 11; times > 0; times--) {
          lengths.push(value);
        }
      }
      return { literals: code(lengths.slice(0, literals)), distances: code(lengths.slice(literals)) };
    }

    function stored() {
      at -= have >> 3; // whole bytes that were read ahead
      held = have = 0;
      const count = bytes[at] | (bytes[at + 1] << 8);
      at += 4;
      if (!(at + count <= bytes.length)) {
        throw new Error("a text of the index ends too early");
      }
      room(count);
      out.set(bytes.subarray(at, at + count), size);
      at += count;
      size += count;
    }

    function compressed(tables) {
      for (;;) {
        const next = symbol(tables.literals);
        if (next === 256) {
          return;
        }
        room(258);
        if (next < 256) {
          out[size++] = next;
          continue;
        }
        const length = LENGTHS[next - 257] + bits(LENGTH_BITS[next - 257]);
        const far = symbol(tables.distances);
        const extra = far < 2 ? 0 : (far >> 1) - 1;
        const distance = 1 + (far < 2 ? far : (2 + (far & 1)) << extra) + bits(extra);
        if (distance > size) {
          throw new Error("a text of the index is damaged");
        }
        for (let i = 0; i < length; i++, size++) {
          out[size] = out[size - distance];
        }
      }
    }

    let last;
    do {
      last = bits(1);
      const type = bits(2);
      if (type === 0) {
        stored();
      } else {
        compressed(type === 1 ? FIXED : codes());
      }
    } while (!last);
    return out.subarray(0, size);
  }

  Object.assign(microfiche.engine, { inflate });
})();
