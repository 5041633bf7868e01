// Comfort for those who have JavaScript: nothing here is needed to read the archive.
// Runs in the head, so that a chosen theme and text size are there before the page is painted.
(function () {
  "use strict";
  var root = document.documentElement;
  var THEMES = ["auto", "light", "dark"];
  var SIZES = ["small", "medium", "large"];
  var SCRIPTS = ["original", "hans", "hant", "tw", "hk"];
  var ASSETS = document.currentScript.src.replace(/[^/]*$/, "");
  // Chromium shares localStorage between files, Firefox shares cookies; some browsers have neither.
  var PREFIX = "microfiche-";

  function recall(key) {
    try {
      var stored = window.localStorage.getItem(PREFIX + key);
      if (stored) {
        return stored;
      }
    } catch (e) {
      // no storage: the cookie then
    }
    var found = new RegExp("(?:^|; )" + PREFIX + key + "=([a-z]+)").exec(document.cookie);
    return found ? found[1] : null;
  }

  function remember(key, value) {
    try {
      window.localStorage.setItem(PREFIX + key, value);
    } catch (e) {
      // no storage: the cookie then
    }
    document.cookie = PREFIX + key + "=" + value + "; path=/; max-age=31536000; samesite=lax";
  }

  function choice(key, allowed, usual) {
    var stored = recall(key);
    return allowed.indexOf(stored) >= 0 ? stored : usual;
  }

  function apply(key, value, usual) {
    if (value === usual) {
      root.removeAttribute("data-" + key);
    } else {
      root.setAttribute("data-" + key, value);
    }
  }

  root.setAttribute("data-js", "");
  var theme = choice("theme", THEMES, "auto");
  var size = choice("size", SIZES, "medium");
  apply("theme", theme, "auto");
  apply("size", size, "medium");

  // Other scripts of Chinese, and what marks a search's words, come when they are wanted.
  function load(name) {
    return new Promise(function (resolve) {
      var made = document.createElement("script");
      made.src = ASSETS + name;
      made.onload = resolve;
      document.head.appendChild(made);
    });
  }

  var script = choice("script", SCRIPTS, "original");

  function inScript(value) {
    script = value;
    if (value === "original" && !window.microficheScripts) {
      return;
    }
    (window.microficheScripts ? Promise.resolve() : load("scripts.js")).then(function () {
      window.microficheScripts.base = ASSETS;
      return window.microficheScripts.show(script);
    });
  }

  function words() {
    return window.microficheWords || document.getElementById("words").dataset; // a theme's own page may hold them
  }

  function button(label, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", action);
    return made;
  }

  function chooser(key, allowed, current, usual, labels, chosen) {
    var group = document.createElement("span");
    group.className = "choice";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", labels[key]);
    allowed.forEach(function (value) {
      var made = button(labels[value], function () {
        remember(key, value);
        (chosen || apply)(chosen ? value : key, value, usual);
        group.querySelectorAll("button").forEach(function (other) {
          other.setAttribute("aria-pressed", String(other === made));
        });
      });
      made.setAttribute("aria-pressed", String(value === current));
      made.dataset[key] = value;
      group.appendChild(made);
    });
    return group;
  }

  // j and k step through the articles of a list; on an article they lead to its neighbours.
  function step(by) {
    var items = Array.prototype.slice.call(document.querySelectorAll(".item h2 a, .item h3 a, .item h4 a"));
    if (items.length) {
      var next = items.indexOf(document.activeElement) + by;
      items[Math.max(0, Math.min(items.length - 1, next))].focus();
      return;
    }
    var link = document.querySelector(by > 0 ? ".neighbours .after" : ".neighbours .before");
    if (link) {
      link.click();
    }
  }

  // Where a search begins; null in an archive without one.
  function searching() {
    return document.querySelector("input[type=search]");
  }

  // Single keys can be switched off: who speaks to the machine says them by accident (WCAG 2.1.4).
  var shortcuts = choice("keys", ["on", "off"], "on");
  var focusedBefore = null;

  function help() {
    var open = document.getElementById("keys");
    if (open) {
      open.remove();
      if (focusedBefore) {
        focusedBefore.focus();
      }
      return;
    }
    focusedBefore = document.activeElement;
    var w = words();
    var panel = document.createElement("section");
    panel.id = "keys";
    panel.tabIndex = -1;
    panel.setAttribute("aria-label", w.keys);
    var keys = [["j", w.keyNext], ["k", w.keyBefore], ["?", w.keys], ["Esc", w.keyClose]];
    if (searching()) {
      keys.splice(2, 0, ["/", w.keySearch]);
    }
    keys.forEach(function (key) {
      var line = document.createElement("p");
      var name = document.createElement("kbd");
      name.textContent = key[0];
      line.append(name, " " + key[1]);
      panel.appendChild(line);
    });
    var single = button(w.keysSingle, function () {
      shortcuts = shortcuts === "on" ? "off" : "on";
      remember("keys", shortcuts);
      single.setAttribute("aria-pressed", String(shortcuts === "on"));
    });
    single.setAttribute("aria-pressed", String(shortcuts === "on"));
    panel.appendChild(single);
    document.body.appendChild(panel);
    panel.focus();
  }

  function inField(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) {
      return;
    }
    if (shortcuts === "off" && event.key !== "Escape") {
      return;
    }
    if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "?") {
      help();
    } else if (event.key === "/" && searching()) {
      searching().focus();
    } else if (event.key === "Escape" && document.getElementById("keys")) {
      help();
    } else {
      return;
    }
    event.preventDefault();
  });

  // Paper cannot be unfolded.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("article details").forEach(function (folded) {
      folded.open = true;
    });
  });

  // The reader's today, which no page can know: a link on the home page, a frame in the index of days.
  function today() {
    var now = new Date();
    var key = ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);
    var place = document.getElementById("today");
    if (place && place.dataset.days.split(" ").indexOf(key) >= 0) {
      var index = place.querySelector("a");
      var link = document.createElement("a");
      link.href = index.getAttribute("href").replace("index.html", key + ".html");
      link.textContent = place.dataset.today.replace("{0}", now.toLocaleDateString(root.lang, { month: "long", day: "numeric" }));
      place.insertBefore(link, index);
    }
    var day = document.querySelector("ol.month a[href$='/" + key + ".html']");
    if (day) {
      day.setAttribute("aria-current", "date");
    }
  }

  // Firefox takes a file for no origin, so that form-action 'self' stops a form there; a link it lets through.
  document.addEventListener("submit", function (event) {
    if (!event.defaultPrevented && event.target.getAttribute("role") === "search") {
      event.preventDefault();
      var query = event.target.elements.q.value.trim();
      window.location.href = event.target.getAttribute("action") + (query ? "?q=" + encodeURIComponent(query) : "");
    }
  });

  // Citations to copy: the text is shown and marked, and in the clipboard where the browser allows that.
  function citing() {
    var place = document.querySelector(".cite");
    if (!place) {
      return;
    }
    var line = document.createElement("p");
    var text = document.createElement("textarea");
    text.readOnly = true;
    text.setAttribute("aria-label", words().cite);
    line.append(words().cite + " ");
    ["GB/T 7714", "APA", "BibTeX", "RIS"].forEach(function (form) {
      line.append(
        button(form, function () {
          (window.microficheCite ? Promise.resolve() : load("cite.js")).then(function () {
            text.value = window.microficheCite[form]();
            place.append(text);
            text.rows = Math.min(8, text.value.split("\n").length + 1);
            text.select();
            document.execCommand("copy");
          });
        }),
        " "
      );
    });
    place.append(line);
  }

  document.addEventListener("DOMContentLoaded", function () {
    today();
    citing();
    var w = words();
    var place = document.getElementById("words");
    if (document.querySelector(":lang(zh)")) {
      place.append(
        chooser("script", SCRIPTS, script, "original", { script: w.script, original: w.original, hans: "\u7b80\u4f53", hant: "\u7e41\u9ad4", tw: "\u81fa\u7063", hk: "\u9999\u6e2f" }, inScript)
      );
      inScript(script);
    }
    if (location.hash.indexOf("#find=") === 0) {
      load("find.js");
    }
    place.append(
      chooser("theme", THEMES, theme, "auto", { theme: w.theme, auto: w.auto, light: w.light, dark: w.dark }, null),
      chooser("size", SIZES, size, "medium", { size: w.size, small: w.small, medium: w.medium, large: w.large }, null),
      button(w.keys + " ?", help)
    );
    place.hidden = false;
  });
})();
