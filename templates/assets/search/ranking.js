// Texts: whether an article is a hit, where the terms stand in it, and how near to each other.
(function () {
  "use strict";
  const { fold } = microfiche.engine;

  /** An article's text as search sees it: the parts that are searched, folded, in one string. */
  function article(text) {
    const parts = text.split("\u0001");
    return { parts, folded: fold(parts.slice(4).join("\u0001")), headline: fold(parts[4]) };
  }

  function hits(of, query) {
    return query.every((term) => of.folded.includes(term.folded) !== term.minus);
  }

  const positive = (query) => query.filter((term) => !term.minus);
  const rankOf = (found, wanted) => (found === 0 ? 0 : found < wanted ? 1 : 2);

  /** What several ways to read a query found in one segment, together. */
  function union(segment, results) {
    if (results.length === 1) {
      return results[0];
    }
    const sure = new Uint8Array(segment.size);
    const there = new Uint8Array(segment.size);
    const ranks = new Uint8Array(segment.size);
    results.forEach((result) =>
      result.docs.forEach((doc) => {
        there[doc] = 1;
        sure[doc] = sure[doc] || 1 - result.unsure[doc];
        ranks[doc] = Math.max(ranks[doc], result.ranks[doc]);
      })
    );
    const docs = Uint16Array.from(Array.from(there.keys()).filter((doc) => there[doc]));
    return { segment, docs, unsure: sure.map((one) => 1 - one), ranks };
  }

  function positions(folded, words, most) {
    const found = [];
    for (let i = folded.indexOf(words); i >= 0 && found.length < most; i = folded.indexOf(words, i + 1)) {
      found.push(i);
    }
    return found;
  }

  /** All places of the terms in order: {at, end, term}. */
  function places(folded, query, most) {
    const found = [];
    query.forEach((term, i) => {
      if (!term.minus) {
        positions(folded, term.folded, most).forEach((at) => found.push({ at, end: at + term.folded.length, term: i }));
      }
    });
    return found.sort((a, b) => a.at - b.at || b.end - a.end);
  }

  /** The fewest characters that hold all terms. */
  function closeness(folded, query) {
    const found = places(folded, query, 100);
    const latest = new Map();
    const number = new Set(found.map((place) => place.term)).size;
    let best = Infinity;
    for (const place of found) {
      latest.set(place.term, place);
      if (latest.size === number) {
        const all = Array.from(latest.values());
        best = Math.min(best, Math.max(...all.map((p) => p.end)) - Math.min(...all.map((p) => p.at)));
      }
    }
    return best;
  }

  Object.assign(microfiche.engine, { article, hits, positive, rankOf, union, places, closeness });
})();
