// A search: all segments, their hits in order, texts where the index is not sure. search/page.js is one way to it,
// microfiche.search(address) the other.
(function () {
  "use strict";
  const { AT_ONCE, CANCELLED, LISTED, SOUNDS, load, stays, opened, segmentOf, namesOf, evaluate, parse, request, dayNumber, fold, runs, article, hits, positive, rankOf, union, closeness, readSounds, syllablesOf, sounding } = microfiche.engine;

  /** Hits on one page of results. */
  const PAGE = 10;
  /** The first hits of a query of several terms are put in order by how close the terms stand in their texts. */
  const RERANKED = 20;

  /** One query from its address to its end. */
  class Search {
    constructor(asked) {
      this.asked = asked;
      this.cancelled = false;
      this.failed = [];
      /** Hits in order; those that are not sure yet among them. */
      this.found = [];
      this.open = 0;
      this.done = false;
      /** The page of hits that was shown last. */
      this.shown = 0;
      this.index = null;
      this.filtered = false;
      /** Nothing was asked. */
      this.empty = false;
      this.fields = [];
      /** Days, or 0. */
      this.since = 0;
      this.until = 0;
      /** Ways to fulfil the query, each a list of terms; all terms of them, those that are wanted, and those without a word. */
      this.groups = [];
      this.query = [];
      this.wanted = [];
      this.unsearchable = [];
      /** Words that sound like what was typed. */
      this.sounds = [];
      /** Further ways to read the query, by pinyin. */
      this.more = [];
    }

    cancel() {
      this.cancelled = true;
    }

    check() {
      if (this.cancelled) {
        throw CANCELLED;
      }
    }

    /** The same search's value of promise, or instead when a file could not be loaded, which is kept in mind. */
    async attempt(promise, instead) {
      try {
        return await promise;
      } catch (e) {
        this.check();
        if (e === CANCELLED) {
          throw e;
        }
        this.failed.push(e.message);
        return instead;
      }
    }

    /** Finds all that the index knows; which of it is unsure is left open. */
    async begin() {
      const index = await opened();
      this.check();
      this.index = index;
      const parsed = parse(this.asked.q);
      this.fields = parsed.fields;
      this.since = Math.max(dayNumber(this.asked.from, false), parsed.since);
      const until = dayNumber(this.asked.to, true);
      this.until = until && parsed.until ? Math.min(until, parsed.until) : until || parsed.until;
      this.filtered = Boolean(LISTED.some((kind) => this.asked[kind].length) || this.fields.length || this.since || this.until);
      this.read(parsed.groups.concat(this.more));
      this.empty = !this.query.length && !this.filtered && !this.asked.browse;
      if (this.empty || (this.wanted.length && this.unsearchable.length === this.wanted.length)) {
        this.done = true;
        return;
      }
      const results = await Promise.all(
        index.segments.map((segment) => this.attempt(this.segment(segment), null))
      );
      this.check();
      this.rank(results.filter(Boolean));
    }

    /** Takes groups of terms for the query: all of them, and those that are wanted. */
    read(groups) {
      this.groups = groups;
      this.query = [];
      const same = (one, other) => one.folded === other.folded && one.minus === other.minus;
      [].concat(...groups).forEach((term) => {
        if (!this.query.some((other) => same(term, other))) {
          this.query.push(term);
        }
      });
      this.wanted = positive(this.query);
      this.unsearchable = this.wanted.filter((term) => !term.runs.length);
    }

    async segment(listed) {
      const { from, to } = listed;
      const { since, until } = this;
      if ((since && !(to && dayNumber(to, true) >= since)) || (until && !(from && dayNumber(from, false) <= until))) {
        return null;
      }
      const segment = segmentOf(listed);
      const named = (kind) => this.asked[kind].length || this.fields.some((field) => field.kind === kind);
      const people = named("tag") || named("author") ? await segment.people(this) : null;
      this.check();
      const docs = this.filter(segment, people, since, until);
      return union(segment, await Promise.all(this.groups.map((group) => this.evaluate(segment, group, docs))));
    }

    async evaluate(segment, group, docs) {
      const result = await evaluate(segment, group, docs, this);
      const wanted = positive(group).length;
      result.ranks = result.heads.map((found) => rankOf(found, wanted));
      return result;
    }

    /** The articles that the filters let through: one of the sources, all of the rest. */
    filter(segment, people, since, until) {
      const of = (kind) => (kind === "tag" || kind === "author" ? people : segment);
      const numbers = { source: [] };
      const asked = LISTED.filter((kind) => this.asked[kind].length);
      asked.forEach((kind) => {
        const names = of(kind).names[kind + "s"] || [];
        const wanted = this.asked[kind].map(fold);
        numbers[kind] = this.asked[kind].map(() => []);
        names.forEach((name, i) => {
          const at = wanted.indexOf(fold(name));
          if (at >= 0) {
            numbers[kind][at].push(i);
          }
        });
      });
      const typed = this.fields.map(({ kind, value, minus }) => {
        const names = of(kind).names[kind + "s"] || [];
        return { kind, minus, numbers: new Set(names.map((name, i) => (fold(name).includes(value) ? i : -1)).filter((i) => i >= 0)) };
      });
      const its = (kind, doc) => (kind === "source" ? [segment.source[doc]] : Array.from(of(kind)[kind].of(doc)));
      const has = (kind, doc) =>
        kind === "source"
          ? segment.source[doc] >= 0 && numbers.source.some((some) => some.includes(segment.source[doc]))
          : numbers[kind].every((some) => some.some((i) => of(kind)[kind].of(doc).includes(i)));
      const passes = ({ kind, minus, numbers: some }, doc) => its(kind, doc).some((i) => some.has(i)) !== minus;
      const docs = [];
      for (let doc = 0; doc < segment.size; doc++) {
        const day = segment.days[doc];
        if ((!since || day >= since) && (!until || (day && day <= until)) && asked.every((kind) => has(kind, doc)) && typed.every((field) => passes(field, doc))) {
          docs.push(doc);
        }
      }
      return Uint16Array.from(docs);
    }

    /** All terms in the headline come first, then some, then none; newest first among equals. */
    rank(results) {
      const classes = [[], [], []];
      const newest = this.asked.sort === "new";
      for (const { segment, docs, unsure, ranks } of results) {
        for (let i = docs.length - 1; i >= 0; i--) {
          const doc = docs[i];
          const rank = newest ? 0 : ranks[doc];
          classes[rank].push({ segment, doc, rank, sure: !unsure[doc] });
        }
      }
      this.found = classes[2].concat(classes[1], classes[0]);
      this.open = this.found.filter((hit) => !hit.sure).length;
    }

    /** Looks into the texts until the first hits of that number are sure, or all. */
    async settle(number) {
      const blocks = new Map();
      for (const hit of this.found) {
        if (!hit.sure) {
          hit.block = hit.segment.block(hit.doc);
          const name = hit.segment.id + "/" + hit.block;
          blocks.set(name, (blocks.get(name) || []).concat(hit));
        }
      }
      let at = 0;
      let sure = 0;
      const enough = () => {
        while (at < this.found.length && sure < number && (this.found[at].sure || this.found[at].out)) {
          sure += this.found[at++].sure ? 1 : 0;
        }
        return sure >= number;
      };
      const work = Array.from(blocks.values());
      let next = 0;
      while (next < work.length && !enough()) {
        const some = work.slice(next, next + Math.min(AT_ONCE, number - sure));
        next += some.length;
        await Promise.all(some.map((hitsOfBlock) => this.verify(hitsOfBlock)));
        this.check();
      }
      this.found = this.found.filter((hit) => !hit.out);
      this.open = this.found.filter((hit) => !hit.sure).length;
    }

    async verify(hitsOfBlock) {
      const { segment, block } = hitsOfBlock[0];
      const texts = await this.attempt(segment.texts(block, this), null);
      for (const hit of hitsOfBlock) {
        const of = texts && article(texts[hit.doc - segment.blocks[block]]);
        hit.out = !texts || !this.groups.some((group) => hits(of, group));
        hit.sure = !hit.out;
      }
      this.open -= hitsOfBlock.length;
    }

    /** Puts the first hits in order by their texts: of the same rank those with the terms closest together first. */
    async rerank() {
      if (this.asked.sort === "new" || this.groups.every((group) => positive(group).length < 2)) {
        return;
      }
      const first = this.found.slice(0, RERANKED);
      await Promise.all(
        first.map(async (hit, i) => {
          const text = await this.attempt(hit.segment.text(hit.doc, this), null);
          if (text) {
            const of = article(text);
            const held = this.groups.filter((group) => hits(of, group)).map(positive);
            const inHeadline = (group) => group.filter((term) => of.headline.includes(term.folded)).length;
            hit.rank = Math.max(0, ...held.map((group) => rankOf(inHeadline(group), group.length)));
            hit.close = Math.min(Infinity, ...held.map((group) => closeness(of.folded, group)));
          }
          hit.at = i;
        })
      );
      this.check();
      first.sort((a, b) => b.rank - a.rank || (a.close || Infinity) - (b.close || Infinity) || a.at - b.at);
      this.found = first.concat(this.found.slice(RERANKED));
    }

    /** The hits of a page with their texts. */
    async page(number) {
      const hitsOfPage = this.found.slice((number - 1) * PAGE, number * PAGE);
      const texts = await Promise.all(hitsOfPage.map((hit) => this.attempt(hit.segment.text(hit.doc, this), null)));
      this.check();
      return texts.filter(Boolean).map(article);
    }

    /** All hits with their texts. */
    async all() {
      const texts = await Promise.all(this.found.map((hit) => this.attempt(hit.segment.text(hit.doc, this), null)));
      this.check();
      return texts.filter(Boolean).map((text) => ({ parts: text.split("\u0001") }));
    }

    /** Runs to the end; seen is told when there is a page to show. */
    async run(seen) {
      await this.begin();
      if (!this.done && !this.asked.browse) {
        const first = Math.max(this.asked.page * PAGE, this.wanted.length > 1 ? RERANKED : 0);
        await this.settle(first);
        await this.rerank();
        await seen(this);
        this.check();
        await this.settle(Infinity);
        this.more = await this.byPinyin();
        if (this.more.length) {
          await this.begin();
          await this.settle(Infinity);
          await this.rerank();
          this.shown = 0;
        }
      }
      this.done = true;
      return this;
    }

    /**
     * Ways to read the query by pinyin: words of headlines, tags and authors that sound like what was typed, the
     * most frequent first.
     */
    async byPinyin() {
      const [group] = this.groups;
      const typed = this.groups.length === 1 && positive(group).length === 1 ? positive(group)[0] : null;
      const letters = typed && !typed.phrase ? typed.folded.replace(/['\u2019]/g, "").replace(/\u00fc/g, "v") : "";
      if (!/^[a-z]{3,40}$/.test(letters)) {
        return [];
      }
      const table = await this.attempt(load("pinyin", this, readSounds, stays), null);
      const ways = table ? syllablesOf(letters, table.syllables, SOUNDS) : [];
      if (!ways.length) {
        return [];
      }
      const found = new Map();
      await Promise.all(
        this.index.segments.map(async (listed) => {
          const segment = segmentOf(listed);
          const heads = await this.attempt(segment.heads(this), []);
          const people = await this.attempt(segment.people(this), null);
          const names = people ? people.names.tags.concat(people.names.authors).map(fold) : [];
          heads.concat(names).forEach((text) => sounding(text, ways, table.sounds, found));
        })
      );
      this.check();
      this.sounds = Array.from(found).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SOUNDS).map(([word]) => word);
      const others = group.filter((term) => term !== typed);
      return this.sounds.map((word) => others.concat({ text: word, folded: word, minus: false, phrase: false, runs: runs(word) }));
    }

    /** How many hits have each name of a kind, most first. */
    async counts(kind) {
      const docs = new Map(this.found.map(({ segment }) => [segment, []]));
      this.found.forEach(({ segment, doc }) => docs.get(segment).push(doc));
      const counts = new Map();
      const add = async ([segment, of]) => {
        const people = kind === "tag" || kind === "author";
        if (kind === "year") {
          of.filter((doc) => segment.days[doc]).forEach((doc) => {
            const year = String(new Date((segment.days[doc] - 719163) * 864e5).getUTCFullYear()).padStart(4, "0");
            counts.set(year, [year, (counts.get(year) || [year, 0])[1] + 1]);
          });
          return;
        }
        const told = people ? await this.attempt(segment.people(this), null) : segment;
        for (const doc of told ? of : []) {
          for (const name of namesOf(told, kind, doc)) {
            const key = fold(name); // one name in two spellings
            const known = counts.get(key) || [name, 0];
            known[1]++;
            counts.set(key, known);
          }
        }
      };
      await Promise.all(Array.from(docs, add));
      this.check();
      return Array.from(counts.values()).sort((a, b) => (kind === "year" ? (a[0] < b[0] ? 1 : -1) : b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
    }
  }

  /**
   * Searches as an address asks, "q=…&sort=new": the number of all hits, their canonical addresses (or paths) in
   * order, and the messages of files that could not be loaded, in which case hits may be missing.
   */
  microfiche.search = async function (asked) {
    const search = await new Search(request(asked)).run(async () => {});
    const texts = await Promise.all(search.found.map((hit) => hit.segment.text(hit.doc, search)));
    const urls = texts.map((text) => text.split("\u0001")).map((parts) => parts[1] || parts[0]);
    return { count: urls.length, urls, failed: search.failed };
  };
  /** Loads what every search needs, before there is one. */
  function warm() {
    const quiet = () => {}; // the search itself tells what it lacks
    opened().then((index) => index.segments.forEach(segmentOf)).catch(quiet);
  }

  Object.assign(microfiche.engine, { PAGE, Search, warm });
})();
