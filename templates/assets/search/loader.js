// Files: what a query needs of search/ is loaded with script elements, which browsers allow in a page opened by double click.
// Each file tells its content to a function of microfiche when it runs.
(function () {
  "use strict";

  /** Files loaded at once. */
  const AT_ONCE = 24;
  /**
   * What may stay in memory of loaded files and of what is made of them, in characters: about twice as many bytes. What
   * was not asked for the longest goes first. What every search needs stays besides: some twenty bytes for each article.
   */
  const KEPT = 16e6;
  /** Addresses of loaded files that are remembered. */
  const REMEMBERED = 10000;
  const CANCELLED = new Error("a newer query took its place");

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

  Object.assign(microfiche.engine, { AT_ONCE, CANCELLED, load, held });
})();
