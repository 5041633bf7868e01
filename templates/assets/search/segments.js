// Segments: what the index tells of up to 4,096 articles without their texts, and their texts.
(function () {
  "use strict";
  const { Bits, inflate, learn, fold, decode, load } = microfiche.engine;

  /** The form of the index that this reads. */
  const VERSION = 2;
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
    return decode(inflate(Uint8Array.from({ length: bits.bits(32) }, () => bits.bits(8)))).split("\u0000");
  }

  Object.assign(microfiche.engine, { opened, segmentOf, shardOf, namesOf, stays });
})();
