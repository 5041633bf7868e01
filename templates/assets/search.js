// Full-text search in the archive's own files, without a server: what a query needs of search/ is loaded with
// script elements, which browsers allow in a page opened by double click. src/docs/search-index.md tells what is in the
// files. Everything here is one engine; the page is one way to it, microfiche.search(address) the other.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");

  /** Hits on one page of results. */
  const PAGE = 10;
  /** The form of the index that this reads. */
  const VERSION = 2;
  /** The first hits of a query of several terms are put in order by how close the terms stand in their texts. */
  const RERANKED = 20;
  /** Files loaded at once. */
  const AT_ONCE = 24;
  /**
   * What may stay in memory of loaded files and of what is made of them, in characters: about twice as many bytes. What
   * was not asked for the longest goes first. What every search needs stays besides: some twenty bytes for each article.
   */
  const KEPT = 16e6;
  /** Addresses of loaded files that are remembered. */
  const REMEMBERED = 10000;
  /** So many articles for a shard are looked up in their texts instead, which are almost twice as large as a shard. */
  const FEW_SURE = 0.56;
  /** The same where texts have to be looked into anyway. */
  const FEW = 1.2;
  const WINDOW = 8;

  const CANCELLED = new Error("a newer query took its place");
  const microfiche = (window.microfiche = window.microfiche || {});

  // ---- Bits: 15 in each character, most significant first.

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

  // ---- Inflate (RFC 1951).

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

  // ---- Characters: what finds what, and which make words.

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

  // ---- Queries.

  const CLOSING = { '"': '"', "\uff02": '"\uff02', "\u201c": "\u201d", "\u201d": "\u201d\u201c", "\u300c": "\u300d" };

  /** The terms of what was typed: text as typed, folded, minus, runs of word characters. */
  function terms(typed) {
    const found = [];
    const text = typed.replace(/[\u0000-\u001f]/g, " ");
    let i = 0;
    while (i < text.length) {
      if (/\s/.test(text[i])) {
        i++;
        continue;
      }
      const minus = /[-\uff0d\u2212]/.test(text[i]) && i + 1 < text.length && !/\s/.test(text[i + 1]);
      if (minus) {
        i++;
      }
      const closing = CLOSING[text[i]];
      let end = closing ? i + 1 : i;
      while (end < text.length && !(closing ? closing.includes(text[end]) || (closing[0] === '"' && text[end] === '"') : /\s/.test(text[end]))) {
        end++;
      }
      add(text.slice(closing ? i + 1 : i, end), minus, Boolean(closing));
      i = closing ? end + 1 : end;
    }
    return found;

    function add(words, minus, phrase) {
      const plain = words.replace(/\s+/g, " ").trim();
      const folded = fold(plain);
      const same = (term) => term.folded === folded && term.minus === minus;
      if (folded && folded !== "-" && !found.some(same)) {
        found.push({ text: plain, folded, minus, phrase, runs: runs(folded) });
      }
    }
  }

  const LISTED = ["source", "section", "tag", "author"];

  /** What may stand before a colon in a query, in any of the three languages. */
  const FIELDS = {
    source: "source", section: "section", tag: "tag", author: "author", before: "before", after: "after",
    "\u6765\u6e90": "source", "\u4f86\u6e90": "source", "\u680f\u76ee": "section", "\u6b04\u76ee": "section", "\u6b04\u4f4d": "section",
    "\u6807\u7b7e": "tag", "\u6a19\u7c64": "tag", "\u4f5c\u8005": "author", "\u65e9\u4e8e": "before", "\u65e9\u65bc": "before",
    "\u665a\u4e8e": "after", "\u665a\u65bc": "after",
  };
  const FIELD = /(^|\s)([-\uff0d\u2212]?)([A-Za-z]+|[\u4e00-\u9fff]{2})[:\uff1a](?:["\u201c\u201d\u300c]([^"\u201c\u201d\u300d]*)["\u201c\u201d\u300d]|([^\s"\u201c\u201d\u300c]\S*))/g;
  /** Ways to read one query; what has more OR than that is read as far. */
  const WAYS = 16;

  /**
   * What was typed, read: groups, the ways to fulfil it, each a list of terms that must all hold; fields, what
   * is asked of sources, sections, tags and authors ({kind, value, minus}); since and until, days or 0.
   */
  function parse(typed) {
    const fields = [];
    let since = 0;
    let until = 0;
    const text = typed.replace(FIELD, (whole, space, minus, name, phrase, word) => {
      const kind = FIELDS[name.toLowerCase()];
      const value = phrase === undefined ? word : phrase;
      const day = kind === "before" || kind === "after" ? dayNumber(value, false) : 0;
      if (kind === "before" && day) {
        until = until ? Math.min(until, day - 1) : day - 1;
      } else if (kind === "after" && day) {
        since = Math.max(since, day);
      } else if (kind && LISTED.includes(kind) && fold(value).trim()) {
        fields.push({ kind, value: fold(value).trim(), minus: Boolean(minus) });
      } else {
        return whole;
      }
      return " ";
    });
    let groups = [[]];
    let either = false;
    let last = [];
    for (const term of terms(text)) {
      if (!term.phrase && !term.minus && (term.text === "OR" || term.text === "|")) {
        either = last.length > 0;
      } else if (either && !term.minus) {
        last.push(term);
        either = false;
        groups = groups.concat(groups.filter((group) => group[group.length - 1] === last[0]).map((group) => group.slice(0, -1).concat(term)));
        groups = groups.slice(0, WAYS);
      } else {
        groups = groups.map((group) => group.concat(term));
        last = term.minus ? [] : [term];
        either = false;
      }
    }
    return { groups, fields, since, until };
  }

  /** What an address asks for: ?q=…&source=…&section=…&tag=…&author=…&from=…&to=…&sort=new&page=2 */
  function request(address) {
    const given = new URLSearchParams(address);
    const asked = { q: (given.get("q") || "").trim(), from: given.get("from") || "", to: given.get("to") || "" };
    LISTED.forEach((kind) => (asked[kind] = given.getAll(kind).filter(Boolean)));
    asked.sort = given.get("sort") === "new" ? "new" : "";
    asked.page = Math.max(1, parseInt(given.get("page"), 10) || 1);
    return asked;
  }

  function address(asked) {
    const made = new URLSearchParams();
    const set = (key, value) => value && made.append(key, value);
    set("q", asked.q);
    LISTED.forEach((kind) => asked[kind].forEach((name) => set(kind, name)));
    set("from", asked.from);
    set("to", asked.to);
    set("sort", asked.sort);
    set("page", asked.page > 1 ? String(asked.page) : "");
    return made.toString();
  }

  /** Days since 0001-01-01 plus one, as the index counts; of a year or month its first or last day. */
  function dayNumber(text, last) {
    const given = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
    if (!given) {
      return 0;
    }
    const [year, month, day] = [Number(given[1]), Number(given[2] || 0), Number(given[3] || 0)];
    const date = new Date(0);
    if (day || !last) {
      date.setUTCFullYear(year, month ? month - 1 : 0, day || 1);
    } else {
      date.setUTCFullYear(year, month || 12, 0);
    }
    return Math.round(date.getTime() / 864e5) + 719163;
  }

  // ---- Files. Each tells its content to a function of microfiche when it runs.

  const arrived = new Map();
  const pending = new Map();
  const kept = new Map();
  const queue = [];
  let most = KEPT;
  let keptSize = 0;
  /** Files that are being loaded. */
  const running = new Set();

  /** The addresses of the last files that were asked for, for those who measure. */
  microfiche.loaded = [];
  microfiche.index = (index) => arrived.set("index", index);
  microfiche.tables = (tables) => arrived.set("tables", tables);
  microfiche.people = (id, names, units) => arrived.set(id + "/people", { names, units });
  microfiche.heads = (id, units) => arrived.set(id + "/heads", units);
  microfiche.pinyin = (syllables) => arrived.set("pinyin", syllables);
  microfiche.shard = (id, number, units) => arrived.set(id + "/t" + number, units);
  microfiche.block = (id, number, units) => arrived.set(id + "/b" + number, units);

  /**
   * The content of a file below search/, made into something by read; size tells what keeping it costs, null that it
   * stays. All who ask for a file at one time share one job, which is given up when all of their searches are
   * cancelled (null is no search, and never is). A search that was cancelled gets nothing any more.
   */
  function load(name, search, read, size) {
    if (search && search.cancelled) {
      return Promise.reject(CANCELLED);
    }
    if (kept.has(name)) {
      const found = kept.get(name);
      kept.delete(name);
      kept.set(name, found);
      return Promise.resolve(found.value);
    }
    let job = pending.get(name);
    if (!job) {
      job = { name, read, size, searches: [] };
      job.promise = new Promise((resolve, reject) => Object.assign(job, { resolve, reject }));
      pending.set(name, job);
      queue.push(job);
    }
    job.searches.push(search);
    pump();
    return job.promise;
  }

  const given = (job) => job.searches.every((search) => search && search.cancelled);

  /** What only older searches wait for takes nobody's turn. */
  function pump() {
    const turns = () => Array.from(running).filter((job) => !given(job)).length;
    while (queue.length && turns() < AT_ONCE) {
      const job = queue.shift();
      if (given(job)) {
        pending.delete(job.name);
        job.reject(CANCELLED);
      } else {
        start(job);
      }
    }
  }

  function start(job) {
    const script = document.createElement("script");
    const done = () => {
      running.delete(job);
      script.remove();
      pending.delete(job.name);
      try {
        if (!arrived.has(job.name)) {
          throw new Error("search/" + job.name + ".js cannot be loaded");
        }
        const value = job.read(arrived.get(job.name));
        keep(job.name, value, job.size ? job.size(value) : null);
        job.resolve(value);
      } catch (e) {
        job.reject(e);
      }
      arrived.delete(job.name);
      pump();
    };
    script.src = "search/" + job.name + ".js";
    running.add(job);
    microfiche.loaded.push(script.src);
    microfiche.loaded.splice(0, microfiche.loaded.length - REMEMBERED);
    script.onload = script.onerror = done;
    document.head.appendChild(script);
  }

  function keep(name, value, size) {
    kept.set(name, { value, size });
    keptSize += size || 0;
    trim(name);
  }

  /** Gives back what was not asked for the longest until the rest may stay; never the one of that name. */
  function trim(but) {
    for (const [oldest, old] of kept) {
      if (keptSize <= most) {
        return;
      }
      if (old.size !== null && oldest !== but) {
        kept.delete(oldest);
        keptSize -= old.size;
      }
    }
  }

  /** How much is kept, in characters, and of how many files; characters, if given, are what may be kept from now on. */
  function held(characters) {
    most = characters || most;
    trim(null);
    return { characters: keptSize, files: Array.from(kept.values()).filter((file) => file.size !== null).length };
  }

  const stays = null;
  const asIs = (content) => content;

  /** Segments, newest first, each {id, docs, meta}; depth and articles of the whole. */
  function opened() {
    const tables = load("tables", null, (content) => learn(content) || content, stays);
    const index = load("index", null, readIndex, stays);
    return Promise.all([index, tables]).then(([content]) => content);
  }

  function readIndex(index) {
    if (index.version !== VERSION) {
      throw new Error("this index is of another version");
    }
    index.segments.reverse();
    return index;
  }

  /** What the index says of a segment, read when it is first asked for. */
  function segmentOf(listed) {
    listed.segment = listed.segment || new Segment(listed.id, ...listed.meta);
    listed.meta = null;
    return listed.segment;
  }

  const shardOf = (id, number, search) => load(id + "/t" + number, search, asIs, (units) => units.length);

  /** Numbers of many articles, a few for each: in two arrays and not in thousands. */
  class Rows {
    constructor(articles) {
      this.starts = new Uint32Array(articles + 1);
      this.values = new Uint32Array(articles * 2);
      this.rows = 0;
    }

    /** Adds those of the next article; read puts them into an array from a place on. */
    add(count, read) {
      const at = this.starts[this.rows];
      if (at + count > this.values.length) {
        const larger = new Uint32Array((at + count) * 2);
        larger.set(this.values);
        this.values = larger;
      }
      read(this.values, at);
      this.starts[++this.rows] = at + count;
    }

    of(doc) {
      return this.values.subarray(this.starts[doc], this.starts[doc + 1]);
    }

    /** What keeping them costs, in characters. */
    get size() {
      return 2 * (this.values.length + this.starts.length);
    }
  }

  /** Up to 4,096 articles in order of time, undated ones first: what is known of them without their texts. */
  class Segment {
    constructor(id, names, units) {
      const bits = new Bits(units);
      if (bits.bits(8) !== VERSION) {
        throw new Error("this index is of another version");
      }
      this.id = id;
      this.names = names;
      this.size = bits.gamma();
      this.common = bits.gamma();
      this.firstKeys = Float64Array.from({ length: bits.gamma() - 1 }, () => bits.bits(32));
      this.blocks = [0];
      this.blockFiles = [];
      for (let runs = bits.gamma(); runs > 0; runs--) {
        const run = Array.from({ length: 4 }, () => bits.bits(16).toString(16).padStart(4, "0")).join("");
        const count = bits.gamma();
        for (let i = 0; i < count; i++) {
          this.blocks.push(this.blocks[this.blocks.length - 1] + bits.gamma());
          this.blockFiles.push(run + "/b" + i);
        }
      }
      this.days = new Uint32Array(this.size);
      for (let i = 0; i < this.size; i++) {
        this.days[i] = i ? this.days[i - 1] + bits.gamma() - 1 : bits.bits(22);
      }
      const width = bits.bits(5);
      this.source = Int16Array.from({ length: this.size }, () => bits.bits(width) - 1);
      const sectionWidth = bits.bits(5);
      this.section = new Rows(this.size);
      for (let i = 0; i < this.size; i++) {
        const count = bits.gamma() - 1;
        this.section.add(count, (out, at) => {
          for (let j = 0; j < count; j++) {
            out[at + j] = bits.bits(sectionWidth);
          }
        });
      }
    }

    /** Tags and authors: names of each, and who has which. */
    people(search) {
      return load(this.id + "/people", search, (content) => readPeople(content, this.size), (people) => people.size);
    }

    /** The headlines, folded. */
    heads(search) {
      return load(this.id + "/heads", search, (units) => readBlock(units).map(fold), (heads) => heads.reduce((sum, head) => sum + head.length, 0));
    }

    /** The last shard that may hold a key, or -1. */
    shard(key) {
      let lo = -1;
      let hi = this.firstKeys.length - 1;
      while (lo < hi) {
        const middle = (lo + hi + 1) >> 1;
        if (this.firstKeys[middle] <= key) {
          lo = middle;
        } else {
          hi = middle - 1;
        }
      }
      return lo;
    }

    block(doc) {
      let lo = 0;
      let hi = this.blocks.length - 2;
      while (lo < hi) {
        const middle = (lo + hi + 1) >> 1;
        if (this.blocks[middle] <= doc) {
          lo = middle;
        } else {
          hi = middle - 1;
        }
      }
      return lo;
    }

    /** The texts of the articles of one block. */
    texts(block, search) {
      return load(this.blockFiles[block], search, readBlock, (texts) => texts.reduce((sum, text) => sum + text.length, 0));
    }

    async text(doc, search) {
      const block = this.block(doc);
      return (await this.texts(block, search))[doc - this.blocks[block]];
    }
  }

  function readPeople({ names, units }, articles) {
    const bits = new Bits(units);
    const tag = new Rows(articles);
    const author = new Rows(articles);
    const add = (rows, of) => {
      const count = bits.gamma() - 1;
      rows.add(count, (out, at) => bits.list(0, of.length - 1, count, out, at));
    };
    for (let i = 0; i < articles; i++) {
      add(tag, names.tags);
      add(author, names.authors);
    }
    const letters = [].concat(names.tags, names.authors).reduce((sum, name) => sum + name.length, 0);
    return { names, tag, author, size: letters + tag.size + author.size };
  }

  /** The names of a kind that an article has; of tells them, a segment or its people. */
  function namesOf(of, kind, doc) {
    const all = of.names[kind + "s"];
    if (kind === "source") {
      return of.source[doc] < 0 ? [] : [all[of.source[doc]]];
    }
    return Array.from(of[kind].of(doc), (i) => all[i]);
  }

  function readBlock(units) {
    const bits = new Bits(units);
    const bytes = inflate(Uint8Array.from({ length: bits.bits(32) }, () => bits.bits(8)));
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
    return string(codes.subarray(0, size)).split("\u0000");
  }

  // ---- Sets of articles: sorted arrays.

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

  // ---- One segment: which of its articles hold all terms, and which may.

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

  // ---- A search: all segments, their hits in order, texts where the index is not sure.

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
        sure[doc] = sure[doc] || !result.unsure[doc];
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

  // ---- Pinyin: what is typed in Latin letters may be the sound of a headline or a name.

  /** Ways to read a query by pinyin that are tried. */
  const SOUNDS = 8;

  /** Character \u2192 the syllables it is read by. */
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
      const numbers = {};
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

  /** What search-page.js and the tests build on. */
  microfiche.engine = {
    Search,
    Bits,
    inflate,
    fold,
    terms,
    parse,
    runs,
    places,
    request,
    address,
    dayNumber,
    closeness,
    warm,
    load,
    held,
    CANCELLED,
    LISTED,
    PAGE,
  };
})();
