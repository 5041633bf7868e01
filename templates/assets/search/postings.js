// One segment: which of its articles hold all terms of a query, and which may. Sets of articles are sorted arrays.
(function () {
  "use strict";
  const { Bits, shardOf } = microfiche.engine;

  /** So many articles for a shard are looked up in their texts instead, which are almost twice as large as a shard. */
  const FEW_SURE = 0.56;
  /** The same where texts have to be looked into anyway. */
  const FEW = 1.2;
  /** The longest gram of the index, in characters. */
  const WINDOW = 8;

  function and(a, b) {
    const out = new Uint16Array(Math.min(a.length, b.length));
    let size = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] === b[j]) {
        out[size++] = a[i++];
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return out.subarray(0, size);
  }

  function minus(a, b) {
    const gone = new Set(b);
    return a.filter((doc) => !gone.has(doc));
  }

  const key = (run, at) => run.charCodeAt(at) * 65536 + run.charCodeAt(at + 1);
  const NONE = new Uint16Array(0);

  /** What was read of a segment's shards for one query. */
  class Postings {
    constructor(segment, query, search) {
      this.segment = segment;
      this.search = search;
      /** Pair → the texts that follow it in the query: only these are read of its longer grams. */
      this.asked = new Map();
      this.entries = new Map();
      query.forEach((term) => term.runs.forEach((run) => this.ask(run)));
    }

    ask(run) {
      for (let i = 0; i + 1 < run.length; i++) {
        const rest = this.asked.get(key(run, i)) || [];
        rest.push(run.slice(i + 2, i + WINDOW));
        this.asked.set(key(run, i), rest);
      }
    }

    /** Reads the shards of these pairs. */
    async read(keys) {
      const shards = new Map();
      for (const wanted of keys) {
        if (!this.entries.has(wanted)) {
          const shard = this.segment.shard(wanted);
          this.entries.set(wanted, null);
          if (shard >= 0) {
            shards.set(shard, (shards.get(shard) || []).concat(wanted));
          }
        }
      }
      await Promise.all(
        Array.from(shards, async ([number, wanted]) => {
          const units = await shardOf(this.segment.id, number, this.search);
          this.scan(units, Math.floor(Math.max(...wanted) / 65536), (k) => this.asked.has(k));
        })
      );
    }

    /** Goes through a shard up to the group of lastFirst and keeps the entries that are wanted. */
    scan(units, lastFirst, wants, found = (k, entry) => this.entries.set(k, entry)) {
      const bits = new Bits(units);
      const size = this.segment.size;
      for (const first of bits.numbers(0, 65535, bits.gamma())) {
        if (first > lastFirst) {
          return;
        }
        for (const second of bits.numbers(0, 65535, bits.gamma())) {
          const k = first * 65536 + second;
          const wanted = wants(k);
          const count = bits.gamma();
          const docs = wanted ? new Uint16Array(count) : null;
          bits.list(0, size - 1, count, docs, 0);
          let head = NONE;
          if (bits.bits(1)) {
            const inHeadline = bits.gamma();
            head = wanted ? new Uint16Array(inHeadline) : null;
            bits.list(0, count - 1, inHeadline, head, 0);
          }
          const longer = second ? this.longer(bits, 2, (wanted && this.asked.get(k)) || []) : null;
          if (wanted) {
            found(k, { docs, head: head.map((i) => docs[i]), longer });
          }
        }
      }
    }

    /** Longer grams by their last character; those that the query does not hold are read past. */
    longer(bits, length, rests) {
      const found = new Map();
      const chars = bits.numbers(0, 65535, bits.gamma() - 1);
      for (const c of chars) {
        const on = rests.filter((rest) => rest.charCodeAt(0) === c).map((rest) => rest.slice(1));
        const mode = bits.bits(2);
        const count = mode ? bits.gamma() : 0;
        const docs = on.length ? new Uint16Array(count) : null;
        bits.list(0, this.segment.size - 1, count, docs, 0);
        const next = length + 1 < WINDOW ? this.longer(bits, length + 1, on) : null;
        if (on.length) {
          found.set(c, { mode, docs, longer: next });
        }
      }
      return found;
    }

    /**
     * Articles that hold a run of two or more characters, and whether that is sure; otherwise some of them may not.
     * Grams of a length are derived from the two grams they overlap in, as the format tells.
     */
    run(run) {
      const length = Math.min(run.length, WINDOW);
      const last = [];
      for (let i = 0; i + 1 < run.length; i++) {
        const read = this.entries.has(key(run, i));
        const entry = this.entries.get(key(run, i));
        last.push({ docs: entry ? entry.docs : NONE, sure: true, read, node: entry });
      }
      if (last.some((gram) => !gram.read)) {
        return { docs: last.filter((gram) => gram.read).reduce((docs, gram) => and(docs, gram.docs), this.all()), sure: false };
      }
      let grams = last;
      for (let l = 3; l <= length; l++) {
        const next = [];
        for (let i = 0; i + 1 < grams.length; i++) {
          next.push(this.gram(grams[i], grams[i + 1], run.charCodeAt(i + l - 1)));
        }
        grams = next;
      }
      const docs = grams.reduce((all, gram) => and(all, gram.docs), grams[0].docs);
      return { docs, sure: docs.length === 0 || (run.length <= WINDOW && grams[0].sure) };
    }

    gram(prefix, suffix, c) {
      const node = prefix.node && prefix.node.longer && prefix.node.longer.get(c);
      if (node && node.mode === 2) {
        return { docs: node.docs, sure: true, node };
      }
      const docs = and(prefix.docs, suffix.docs);
      if (node) {
        return { docs: node.mode === 1 ? minus(docs, node.docs) : docs, sure: true, node };
      }
      const known = prefix.sure && suffix.sure;
      if (docs.length === 0 || (known && Math.min(prefix.docs.length, suffix.docs.length) >= this.segment.common)) {
        return { docs: NONE, sure: true, node: null };
      }
      return { docs, sure: false, node: null };
    }

    all() {
      return Uint16Array.from({ length: this.segment.size }, (_, i) => i);
    }

    /** The shards that the pairs of a single character lie in: first and last. */
    range(c) {
      return [Math.max(0, this.segment.shard(c * 65536)), this.segment.shard(c * 65536 + 65535)];
    }

    /** Which of docs hold a single character; its pairs may lie in many shards, read until all are found. */
    async single(c, docs) {
      const { segment } = this;
      const [from, to] = this.range(c);
      const seen = new Uint8Array(segment.size);
      const head = new Uint8Array(segment.size);
      for (let i = from; i <= to && !docs.every((doc) => seen[doc]); i += 4) {
        const numbers = Array.from({ length: Math.min(4, to + 1 - i) }, (_, j) => i + j);
        for (const units of await Promise.all(numbers.map((number) => shardOf(segment.id, number, this.search)))) {
          this.scan(
            units,
            c,
            (k) => Math.floor(k / 65536) === c,
            (k, entry) => {
              entry.docs.forEach((doc) => (seen[doc] = 1));
              entry.head.forEach((doc) => (head[doc] = 1));
            }
          );
        }
      }
      return { docs: docs.filter((doc) => seen[doc]), head };
    }

    /** Whether all pairs of a term that were read may stand in the headline, by article; texts tell for the first hits. */
    heads(term, into) {
      let docs = null;
      for (const run of term.runs) {
        for (let i = 0; i + 1 < run.length; i++) {
          const entry = this.entries.get(key(run, i));
          if (this.entries.has(key(run, i))) {
            docs = docs ? and(docs, entry ? entry.head : NONE) : entry ? entry.head : NONE;
          }
        }
      }
      (docs || (term.runs.some((run) => run.length > 1) ? this.all() : NONE)).forEach((doc) => into[doc]++);
    }
  }

  /** Pairs that cover a run without those between them. */
  function covering(run) {
    const keys = [];
    for (let i = 0; i + 1 < run.length; i += 2) {
      keys.push(key(run, i));
    }
    if (run.length % 2 && run.length > 1) {
      keys.push(key(run, run.length - 2));
    }
    return keys;
  }

  function everyPair(run) {
    return Array.from({ length: Math.max(0, run.length - 1) }, (_, i) => key(run, i));
  }

  /**
   * The articles of a segment that hit, as far as the index knows: docs; unsure, where texts have to tell;
   * heads: how many terms its headline may hold. Loads as few shards as it can: pairs that do not overlap first, of
   * the longest term first; the rest only where many articles are left, for few it is cheaper to look into their texts.
   */
  async function evaluate(segment, query, docs, search) {
    const postings = new Postings(segment, query, search);
    const wanted = query.filter((term) => !term.minus);
    const pairs = (list, of) => [].concat(...list.map((term) => [].concat(...term.runs.map(of))));
    const heads = new Uint8Array(segment.size);
    const unsure = new Uint8Array(segment.size);
    const result = () => ({ segment, docs, unsure, heads });
    const doubt = (list) => list.forEach((doc) => (unsure[doc] = 1));
    if (docs.length === 0) {
      return result();
    }

    const shards = (keys) => new Set(keys.filter((k) => !postings.entries.has(k)).map((k) => segment.shard(k))).size;
    let sure = true;
    const narrow = (list) => {
      sure = true;
      for (const run of [].concat(...list.map((term) => term.runs.filter((r) => r.length > 1)))) {
        const found = postings.run(run);
        docs = and(docs, found.docs);
        sure = sure && found.sure;
      }
    };
    const worth = (keys) => shards(keys) > 0 && docs.length > (sure ? FEW_SURE : FEW) * shards(keys);
    // The longest term first: it is most likely to leave little to do for the others.
    const [longest, ...others] = wanted.slice().sort((a, b) => b.folded.length - a.folded.length);
    if (longest) {
      await postings.read(pairs([longest], covering));
      narrow([longest]);
    }
    if (worth(pairs(others, covering))) {
      await postings.read(pairs(others, covering));
    }
    narrow(wanted);
    if (worth(pairs(wanted, everyPair))) {
      await postings.read(pairs(wanted, everyPair));
      narrow(wanted);
    }
    wanted.forEach((term) => postings.heads(term, heads));

    const singles = [].concat(...wanted.map((term) => term.runs.filter((run) => run.length === 1)));
    for (const c of singles) {
      const [from, to] = postings.range(c.charCodeAt(0));
      if (docs.length > FEW * (to - from + 1) || wanted.length === 1) {
        const found = await postings.single(c.charCodeAt(0), docs);
        docs = found.docs;
        docs.forEach((doc) => (heads[doc] += wanted.some((term) => term.folded === c) ? found.head[doc] : 0));
      } else {
        sure = false;
      }
    }
    if (!sure || wanted.some((term) => term.runs.length !== 1 || term.runs[0] !== term.folded)) {
      doubt(docs);
    }

    for (const term of query.filter((each) => each.minus)) {
      let without = docs;
      let certain = term.runs.length === 1 && term.runs[0] === term.folded;
      if (docs.length > FEW * Math.max(1, term.folded.length - 1)) {
        await postings.read(pairs([term], everyPair));
        for (const run of term.runs) {
          const found = run.length > 1 ? postings.run(run) : { docs: (await postings.single(run.charCodeAt(0), docs)).docs, sure: true };
          without = and(without, found.docs);
          certain = certain && found.sure;
        }
      } else {
        certain = false;
      }
      if (certain) {
        docs = minus(docs, without);
      } else {
        doubt(without);
      }
    }
    return result();
  }

  Object.assign(microfiche.engine, { evaluate });
})();
