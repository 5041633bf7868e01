// Pinyin: what is typed in Latin letters may be the sound of a headline or a name.
(function () {
  "use strict";
  const { fold } = microfiche.engine;

  /** Ways to read a query by pinyin that are tried. */
  const SOUNDS = 8;

  /** Character → the syllables it is read by. */
  function readSounds(syllables) {
    const sounds = new Map();
    Object.keys(syllables).forEach((syllable) =>
      Array.from(fold(syllables[syllable])).forEach((c) => sounds.set(c, (sounds.get(c) || new Set()).add(syllable)))
    );
    return { sounds, syllables: new Set(Object.keys(syllables)) };
  }

  /** The ways to cut letters into at least two syllables. */
  function syllablesOf(letters, known, most) {
    const ways = [];
    const cut = (at, way) => {
      if (at === letters.length) {
        if (way.length > 1) {
          ways.push(way);
        }
        return;
      }
      for (let length = Math.min(6, letters.length - at); length > 0 && ways.length < most; length--) {
        const syllable = letters.slice(at, at + length);
        if (known.has(syllable)) {
          cut(at + length, way.concat(syllable));
        }
      }
    };
    cut(0, []);
    return ways;
  }

  /** The words in a text that sound like one of the ways. */
  function sounding(text, ways, sounds, found) {
    for (const way of ways) {
      for (let i = 0; i + way.length <= text.length; i++) {
        if (way.every((syllable, j) => sounds.has(text[i + j]) && sounds.get(text[i + j]).has(syllable))) {
          const word = text.slice(i, i + way.length);
          found.set(word, (found.get(word) || 0) + 1);
        }
      }
    }
  }

  Object.assign(microfiche.engine, { SOUNDS, readSounds, syllablesOf, sounding });
})();
