// Comfort for those who have JavaScript: nothing here is needed to read the archive.
// Runs in the head, so that a chosen theme and text size are there before the page is painted.
(function () {
  "use strict";
  var root = document.documentElement;
  var THEMES = ["auto", "light", "dark"];
  var SIZES = ["small", "medium", "large"];
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

  function chooser(key, allowed, current, usual, labels) {
    var group = document.createElement("span");
    group.className = "choice";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", labels[key]);
    allowed.forEach(function (value) {
      var made = button(labels[value], function () {
        remember(key, value);
        apply(key, value, usual);
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

  document.addEventListener("DOMContentLoaded", function () {
    today();
    var w = words();
    var place = document.getElementById("words");
    place.append(
      chooser("theme", THEMES, theme, "auto", { theme: w.theme, auto: w.auto, light: w.light, dark: w.dark }),
      chooser("size", SIZES, size, "medium", { size: w.size, small: w.small, medium: w.medium, large: w.large }),
      button(w.keys + " ?", help)
    );
    place.hidden = false;
  });
})();
