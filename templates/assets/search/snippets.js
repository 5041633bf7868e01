// Snippets: the passage of an article that shows best why it was found.
(function () {
  "use strict";
  const { fold, places } = microfiche.engine;

  /** Width of a snippet, in Han characters; Latin ones count half. */
  const SNIPPET = 80;
  const STOPS = /[\u3002\u3011\uff09\uff01\uff1f\uff1b\uff0c\u3001\uff1a\u201d\u300d\u2026\n.!?;,]/;

  /** From at on as much text as a snippet holds: its end. */
  function reach(text, at, width) {
    let end = at;
    for (let used = 0; end < text.length && used < width; end++) {
      used += text.charCodeAt(end) < 0x2e80 ? 0.5 : 1;
    }
    return end;
  }

  /** The passage that holds most of the terms, cut where the text itself pauses; never between surrogates. */
  function passage(text, query) {
    const found = places(fold(text), query, 100);
    let best = null;
    found.forEach((first, i) => {
      const within = reach(text, first.at, SNIPPET - 20);
      const held = new Set();
      let end = first.end;
      for (let j = i; j < found.length && found[j].end <= within; j++) {
        if (!held.has(found[j].term)) {
          held.add(found[j].term);
          end = found[j].end;
        }
      }
      const span = end - first.at;
      if (!best || held.size > best.held || (held.size === best.held && span < best.span)) {
        best = { at: first.at, held: held.size, span };
      }
    });
    let from = best ? best.at : 0;
    for (let i = from; i > 0 && from - i < 24; i--) {
      if (STOPS.test(text[i - 1])) {
        from = i;
        break;
      }
    }
    if (best && from === best.at && from > 0 && !STOPS.test(text[from - 1])) {
      for (from = Math.max(0, from - 12); from > 0 && /[\w\udc00-\udfff]/.test(text[from]) && /[\w\ud800-\udbff]/.test(text[from - 1]); ) {
        from--;
      }
    }
    let to = reach(text, from, SNIPPET);
    for (let i = to; i > to - 16 && best && i > best.at + best.span; i--) {
      if (STOPS.test(text[i - 1])) {
        to = i;
        break;
      }
    }
    to += /[\udc00-\udfff]/.test(text[to] || "") ? 1 : 0;
    const cut = text.slice(from, to).replace(/\n/g, " ").trim();
    return { text: (from > 0 ? "\u2026" : "") + cut + (to < text.length ? "\u2026" : ""), held: best ? best.held : 0 };
  }

  /** Of the body, or of another field where that holds more of the terms. */
  function snippet(parts, query, comma) {
    let best = passage(parts[10], query);
    for (const field of [parts[9], parts[8], parts[6], parts[7]]) {
      const other = field ? passage(field.split("\u0002").join(comma), query) : best;
      best = other.held > best.held ? other : best;
    }
    return best.text;
  }

  /** The searched words as an article spells them, for the page of the article to mark. */
  function spelled(parts, query) {
    const found = new Set();
    parts.slice(4).forEach((text) =>
      places(fold(text), query, 50).forEach((place) => found.add(text.slice(place.at, place.end)))
    );
    return Array.from(found).filter((word) => !/[\n\u0002]/.test(word)).slice(0, 20);
  }

  Object.assign(microfiche.engine, { snippet, spelled });
})();
