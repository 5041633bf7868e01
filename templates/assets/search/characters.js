// Characters: which are the same to a reader who searches, which make words, and how the index writes them.
(function () {
  "use strict";

  let forms = null;
  let order = "";

  function learn(tables) {
    forms = Uint16Array.from({ length: 65536 }, (_, c) => c);
    for (let i = 0; i < tables.from.length; i++) {
      forms[tables.from.charCodeAt(i)] = tables.to.charCodeAt(i);
    }
    for (let c = 0x21; c < 0x7f; c++) {
      forms[c] = c >= 0x41 && c <= 0x5a ? c + 32 : forms[c];
      forms[c + 0xfee0] = forms[c];
    }
    forms[0xa0] = forms[0x3000] = 0x20;
    order = tables.order;
  }

  /** What is compared: simplified, half width, lower case. As long as the text. */
  function fold(text) {
    const out = new Uint16Array(text.length);
    for (let i = 0; i < out.length; i++) {
      out[i] = forms[text.charCodeAt(i)];
    }
    return string(out);
  }

  function string(codes) {
    let text = "";
    for (let i = 0; i < codes.length; i += 8192) {
      text += String.fromCharCode.apply(null, codes.subarray(i, i + 8192));
    }
    return text;
  }

  /** Pairs of first and last word character: a fixed list, as the index has it, not the platform's. */
  const WORD = [
    0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x1fff, 0x2c00, 0x2dff, 0x3005, 0x3007, 0x3021, 0x3029, 0x3031, 0x3035,
    0x3038, 0x303c, 0x3040, 0x30fa, 0x30fc, 0xdfff, 0xe000, 0xfdff, 0xfe70, 0xfefe, 0xff66, 0xffdc,
  ];

  function isWord(c) {
    let i = 0;
    while (i < WORD.length && c > WORD[i + 1]) {
      i += 2;
    }
    return i < WORD.length && c >= WORD[i];
  }

  function runs(folded) {
    const found = [];
    let start = -1;
    for (let i = 0; i <= folded.length; i++) {
      const word = i < folded.length && isWord(folded.charCodeAt(i));
      if (word && start < 0) {
        start = i;
      } else if (!word && start >= 0) {
        found.push(folded.slice(start, i));
        start = -1;
      }
    }
    return found;
  }

  /** The text that bytes of the index stand for: frequent characters take one byte, most others two. */
  function decode(bytes) {
    const codes = new Uint16Array(bytes.length);
    let size = 0;
    for (let i = 0; i < bytes.length; i++) {
      const b = bytes[i];
      if (b < 192) {
        codes[size++] = order.charCodeAt(b);
      } else if (b < 251) {
        codes[size++] = order.charCodeAt(192 + (b - 192) * 256 + bytes[++i]);
      } else {
        codes[size++] = (bytes[++i] << 8) | bytes[++i];
      }
    }
    return string(codes.subarray(0, size));
  }

  Object.assign(microfiche.engine, { learn, fold, runs, decode });
})();
