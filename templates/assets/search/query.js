// Queries: what was typed becomes terms and fields, and a search an address.
(function () {
  "use strict";
  const { fold, runs } = microfiche.engine;

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

  Object.assign(microfiche.engine, { LISTED, terms, parse, request, address, dayNumber });
})();
