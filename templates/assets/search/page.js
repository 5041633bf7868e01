// The page of the search: what is typed and chosen becomes an address, the address a search, its hits a list.
(function () {
  "use strict";
  const { Search, fold, places, request, address, CANCELLED, LISTED, PAGE, warm, snippet, spelled, table, bibliography } = microfiche.engine;

  /** A search begins when nothing was typed for so many milliseconds. */
  const PAUSE = 120;
  /** Names a filter shows at first, and how many more at a time. */
  const NAMES = 10;

  let asked = request(location.search);
  let current = null;
  let asides = [];
  let timer = 0;
  let composing = false;
  let page, words;

  const element = (id) => document.getElementById(id);
  const number = (value) => value.toLocaleString(document.documentElement.lang || undefined);
  const say = (text, ...values) => values.reduce((said, value, i) => said.replace("{" + i + "}", value), text);

  function make(name, properties, ...content) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  }

  /** A link to another search, which this page does itself. */
  function way(changes, properties, ...content) {
    const to = Object.assign({}, asked, { page: 1 }, changes);
    const made = make("a", Object.assign({ href: "search.html?" + address(to) }, properties), ...content);
    made.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
        event.preventDefault();
        asked = to;
        fill();
        go(true);
      }
    });
    return made;
  }

  // ---- Words marked.

  /** Appends text with the places of the terms in <mark>. */
  function mark(parent, text, query) {
    let at = 0;
    for (const place of places(fold(text), query, 50)) {
      if (place.end > at) {
        const start = Math.max(at, place.at);
        if (start > at || !parent.lastChild || parent.lastChild.nodeName !== "MARK") {
          parent.append(text.slice(at, start), make("mark", {}, text.slice(start, place.end)));
        } else {
          parent.lastChild.append(text.slice(start, place.end));
        }
        at = place.end;
      }
    }
    parent.append(text.slice(at));
    return parent;
  }

  function dated(day) {
    const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
    const [year, month, date] = day.split("-").map(Number);
    return new Date(year, month - 1, date).toLocaleDateString(language, { year: "numeric", month: "long", day: "numeric" });
  }

  function item({ parts }, query) {
    const [path, url, day, language, headline, source] = parts;
    const made = make("article", { className: "item", lang: language });
    made.dataset.url = url || path;
    const meta = make("p", { className: "meta" });
    if (day) {
      meta.append(make("time", { dateTime: day }, dated(day)));
    }
    if (source) {
      meta.append(mark(make("span", { className: "source" }), source, query));
    }
    const found = spelled(parts, query);
    const place = found.length ? "#find=" + encodeURIComponent(found.join("\u0001")) : "";
    const link = mark(make("a", { href: path + place }), headline || parts[10].slice(0, 40) || "\u2014", query);
    made.append(make("h2", {}, link), meta, mark(make("p", { className: "summary" }), snippet(parts, query, words.comma), query));
    return make("li", {}, made);
  }

  // ---- What is shown.

  function tell(text) {
    if (page.status.textContent !== text) {
      page.status.textContent = text;
    }
  }

  function told(search) {
    const count = search.found.length;
    const parts = [];
    if (search.done) {
      parts.push(count === 1 ? words.one : say(words.count, number(count)));
    } else {
      parts.push(say(words.open, number(count - search.open), number(search.open)));
    }
    parts.push(say(words.of, number(search.index.articles)));
    search.unsearchable.forEach((term) => parts.push(say(words.alone, term.text)));
    if (search.sounds && search.sounds.length) {
      parts.push(say(words.sounds, search.sounds.join(words.comma)));
    }
    if (search.failed.length) {
      parts.push(say(words.failed, number(new Set(search.failed).size)));
    }
    return parts.join("").trim();
  }

  async function show(search) {
    const last = Math.max(1, Math.ceil(search.found.length / PAGE));
    if (asked.page > last && search.done) {
      asked.page = last;
      remember();
    }
    if (search.asked.browse) {
      search.shown = asked.page;
      page.results.replaceChildren();
    } else if (!search.shown || search.shown !== asked.page) {
      const shown = asked.page;
      const articles = await search.page(shown);
      if (search !== current) {
        return;
      }
      search.shown = shown;
      page.results.replaceChildren(...articles.map((each) => item(each, search.query)));
      page.results.start = (shown - 1) * PAGE + 1;
      performance.mark("search-shown");
    }
    page.hits.removeAttribute("aria-busy");
    page.help.replaceChildren();
    pages(search.asked.browse ? 1 : last);
    chosen();
    page.save.hidden = search.asked.browse || !search.done || !search.found.length;
    tell(search.empty || search.asked.browse ? "" : told(search));
    if (search.done) {
      page.facets.forEach((facet) => facetOf(search, facet));
      if (!search.empty && !search.asked.browse) {
        page.status.dataset.count = String(search.found.length);
        if (!search.found.length) {
          await suggest(search);
        }
      }
    }
  }

  function pages(last) {
    const list = make("ol", {});
    for (let i = 1; i <= last; i++) {
      if (i === 1 || i === last || Math.abs(i - asked.page) <= 2) {
        const link = way({ page: i }, {}, number(i));
        if (i === asked.page) {
          link.setAttribute("aria-current", "page");
        }
        list.append(make("li", {}, link));
      } else if (Math.abs(i - asked.page) === 3) {
        list.append(make("li", {}, make("span", {}, "\u2026")));
      }
    }
    page.pages.replaceChildren(list);
    if (asked.page > 1) {
      list.before(way({ page: asked.page - 1 }, { rel: "prev" }, words.before));
    }
    if (asked.page < last) {
      list.after(way({ page: asked.page + 1 }, { rel: "next" }, words.after));
    }
    page.pages.hidden = last === 1;
  }

  /** The filters that are set, each leading to the same search without it. */
  function chosen() {
    const list = [];
    const add = (kind, name, changes) => {
      const link = way(changes, {}, words[kind] + words.colon + name, make("span", { ariaHidden: "true" }, " \u00d7"));
      link.setAttribute("aria-label", say(words.remove, words[kind] + words.colon + name));
      list.push(make("li", {}, link));
    };
    LISTED.forEach((kind) =>
      asked[kind].forEach((name) => add(kind, name, { [kind]: asked[kind].filter((other) => other !== name) }))
    );
    ["from", "to"].forEach((kind) => asked[kind] && add(kind, asked[kind], { [kind]: "" }));
    page.chosen.replaceChildren(...list);
    page.chosen.hidden = !list.length;
  }

  /** Fills one list of names; tags and authors are loaded when it is open. */
  async function facetOf(search, facet) {
    const kind = facet.dataset.kind;
    const list = facet.querySelector("ul");
    facet.hidden = !search.found.length;
    if (!facet.open) {
      list.replaceChildren();
      return;
    }
    let counts;
    try {
      const set = kind === "year" ? [] : asked[kind].map(fold);
      counts = (await search.counts(kind)).filter(([name]) => !set.includes(fold(name)));
    } catch (e) {
      return; // a newer search fills it
    }
    if (search !== current) {
      return;
    }
    facet.hidden = !counts.length && kind !== "tag" && kind !== "author";
    const more = (from, most) => {
      const lines = counts.slice(from, from + most).map(([name, count]) =>
        make("li", {}, way(kind === "year" ? { from: name + "-01-01", to: name + "-12-31" } : { [kind]: asked[kind].concat(name) }, {}, name), " ", make("span", { className: "count" }, number(count)))
      );
      list.append(...lines);
      if (counts.length > from + most) {
        const next = make("button", { type: "button" }, words.more);
        next.addEventListener("click", () => {
          const place = next.parentNode;
          more(from + most, NAMES * 5);
          place.nextElementSibling.querySelector("a").focus();
          place.remove();
        });
        list.append(make("li", {}, next));
      }
    };
    list.replaceChildren();
    more(0, NAMES);
  }

  /** What would find something: the same without filters, the words one by one, parts of a word. */
  async function suggest(search) {
    const lines = [];
    const none = { source: [], section: [], tag: [], author: [], from: "", to: "" };
    const count = async (changes) => {
      const aside = new Search(Object.assign({}, asked, { page: 1 }, changes));
      asides.push(aside);
      return (await aside.run(async () => {})).found.length;
    };
    const offer = (found, changes, text) =>
      lines.push(make("li", {}, found ? way(changes, {}, text) : text, " ", make("span", { className: "count" }, number(found))));
    const quoted = (term) => (term.phrase ? '"' + term.text + '"' : term.text);

    if (search.filtered && asked.q) {
      const found = await count(none);
      offer(found, none, words.free);
    }
    const searchable = search.wanted.filter((term) => term.runs.length);
    if (search.wanted.length > 1 || (search.query.length > 1 && searchable.length)) {
      for (const term of searchable) {
        const changes = Object.assign({ q: quoted(term) }, none);
        offer(await count(changes), changes, quoted(term));
      }
    } else if (searchable.length === 1) {
      const [{ text }] = searchable;
      for (let length = Math.min(text.length - 1, 8); length > 1 && !lines.some((line) => line.querySelector("a")); length--) {
        for (const part of new Set([text.slice(0, length), text.slice(-length)])) {
          const changes = Object.assign({ q: part.trim() }, none);
          const found = await count(changes);
          if (found) {
            offer(found, changes, part.trim());
          }
        }
      }
    }
    if (search !== current) {
      return;
    }
    page.help.replaceChildren(make("p", {}, lines.length ? words.try : words.spelling));
    if (lines.length) {
      page.help.append(make("ul", { className: "plain" }, ...lines));
    }
  }

  // ---- What is asked.

  /** The address tells what is asked; a step that a reader may want to take back is one of the browser's own. */
  function remember(step = false) {
    const to = address(asked);
    const here = to ? "search.html?" + to : "search.html";
    history[step ? "pushState" : "replaceState"](null, "", here);
    document.title = (asked.q ? asked.q + " \u2014 " : "") + page.title;
  }

  /** The fields show what is asked. */
  function fill() {
    page.field.value = asked.q;
    page.sort.value = asked.sort;
    page.from.value = asked.from;
    page.to.value = asked.to;
  }

  function stop() {
    clearTimeout(timer);
    asides.concat(current || []).forEach((search) => search.cancel());
    asides = [];
    current = null;
    delete page.status.dataset.count;
  }

  /** Searches; moves is whether the reader followed a link, whose place in the page is gone then. */
  function go(moves, step = moves) {
    stop();
    remember(step);
    page.save.hidden = true;
    const search = (current = new Search(Object.assign({}, asked, { browse: !address(asked) })));
    page.hits.setAttribute("aria-busy", "true");
    if (address(asked)) {
      timer = setTimeout(() => search === current && !search.shown && tell(words.searching), PAUSE);
    }
    if (moves) {
      page.hits.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    return search
      .run(show)
      .then(show)
      .catch((e) => {
        if (e !== CANCELLED && search === current) {
          clearTimeout(timer);
          page.hits.removeAttribute("aria-busy");
          page.results.replaceChildren();
          tell(words.lost + " " + e.message);
        }
      });
  }

  function typed() {
    if (composing) {
      return;
    }
    stop();
    timer = setTimeout(() => {
      asked = Object.assign({}, asked, { q: page.field.value.trim(), page: 1 });
      go(false);
    }, PAUSE);
  }

  function submitted(event) {
    event.preventDefault();
    asked = Object.assign({}, asked, { q: page.field.value.trim(), page: 1 });
    go(false, location.search.slice(1) !== address(asked));
  }

  // ---- What is saved.

  async function save(kind) {
    const search = current;
    const articles = await search.all();
    if (search !== current) {
      return;
    }
    const name = (asked.q || page.title).replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60);
    const rows = articles.map(({ parts }) => [parts[4], parts[5], parts[2], parts[6].split("\u0002").join("; "), parts[1], parts[0]]);
    const text = kind === "bib" ? bibliography(articles) : table([words.columns.split("|")].concat(rows));
    const link = make("a", { download: name + "." + kind, href: URL.createObjectURL(new Blob([text], { type: kind === "bib" ? "application/x-bibtex" : "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  document.addEventListener("DOMContentLoaded", () => {
    words = element("search-words").dataset;
    page = {
      field: element("q"),
      status: element("search-status"),
      filters: element("search-filters"),
      sort: element("sort"),
      from: element("from"),
      to: element("to"),
      hits: element("search-hits"),
      chosen: element("search-chosen"),
      help: element("search-help"),
      results: element("search-results"),
      pages: element("search-pages"),
      save: element("search-save"),
      facets: document.querySelectorAll(".facet"),
      title: document.title,
    };
    page.filters.open = window.matchMedia("(min-width: 60rem)").matches;
    page.filters.classList.add("ready");
    fill();
    page.field.addEventListener("compositionstart", () => (composing = true));
    page.field.addEventListener("compositionend", () => {
      composing = false;
      typed();
    });
    page.field.addEventListener("input", typed);
    page.field.addEventListener("focus", warm);
    page.field.addEventListener("keydown", (event) => {
      const first = page.results.querySelector("a");
      if (event.key === "ArrowDown" && first && !composing) {
        event.preventDefault();
        first.focus();
      }
    });
    element("search").addEventListener("submit", submitted);
    ["sort", "from", "to"].forEach((name) =>
      page[name].addEventListener("change", () => {
        asked = Object.assign({}, asked, { [name]: page[name].value, page: 1 });
        go(false);
      })
    );
    page.facets.forEach((facet) =>
      facet.addEventListener("toggle", () => current && current.done && facetOf(current, facet))
    );
    page.save.querySelectorAll("button").forEach((button) => button.addEventListener("click", () => save(button.dataset.kind)));
    window.addEventListener("popstate", () => {
      asked = request(location.search);
      fill();
      go(false);
    });
    go(false);
    if (!address(asked) && document.activeElement === document.body) {
      page.field.focus({ preventScroll: true });
    }
  });
})();
