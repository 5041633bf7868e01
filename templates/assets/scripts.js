// Shows Chinese text in another script. Loaded only when a reader chooses one; nothing of what it shows is stored,
// searched or cited. The tables (hant.js, hans.js) are made from OpenCC's dictionaries.
window.microficheScripts = window.microficheScripts || {};
(function (scripts) {
  "use strict";
  /** What stays as it is: what is typed, code, where an article came from and how to cite it. */
  var KEPT = "script, style, textarea, code, pre, .provenance, .cite, [translate=no]";
  var originals = new Map();
  var watch = null;
  var current = "original";

  /** The table of a direction with its phrases in a map; read when it is first needed. */
  function ready(table) {
    if (!table.map) {
      table.map = new Map();
      var characters = Array.from(table.characters);
      for (var i = 0; i < characters.length; i += 2) {
        table.map.set(characters[i], characters[i + 1]);
      }
      table.longest = 1;
      table.phrases.split("|").forEach(function (phrase) {
        var equals = phrase.indexOf("=");
        var from = equals < 0 ? phrase : phrase.slice(0, equals);
        var to =
          equals >= 0
            ? phrase.slice(equals + 1)
            : Array.from(from, function (c) { return table.map.get(c) || c; }).join("");
        if (from) {
          table.map.set(from, to);
          table.longest = Math.max(table.longest, from.length);
        }
      });
    }
    return table;
  }

  /** The longest phrases first, from left to right, as OpenCC does it. */
  function convert(text, table) {
    var out = "";
    for (var at = 0; at < text.length; ) {
      var length = Math.min(table.longest, text.length - at);
      var found;
      while (length > 0 && (found = table.map.get(text.substr(at, length))) === undefined) {
        length--;
      }
      if (length === 0) {
        length = text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) < 0xdc00 ? 2 : 1;
        found = text.substr(at, length);
      }
      out += found;
      at += length;
    }
    return out;
  }

  function region(text, pairs) {
    var map = scripts.hant[pairs + "Map"];
    if (!map) {
      map = scripts.hant[pairs + "Map"] = new Map();
      for (var i = 0; i < scripts.hant[pairs].length; i += 2) {
        map.set(scripts.hant[pairs][i], scripts.hant[pairs][i + 1]);
      }
    }
    return text.replace(/[\u3400-\u9fff]/g, function (c) { return map.get(c) || c; });
  }

  /** A text of a language as the choice wants it. */
  scripts.converted = function (text, language, choice) {
    var traditional = /^zh-(Hant|TW|HK|MO)/i.test(language);
    if (choice === "hans") {
      return traditional ? convert(text, ready(scripts.hans)) : text;
    }
    var hant = traditional ? text : convert(text, ready(scripts.hant));
    return choice === "tw" || choice === "hk" ? region(hant, choice) : hant;
  };

  function each(root, action) {
    var walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (var node = root.nodeType === 3 ? root : walk.nextNode(); node; node = walk.nextNode()) {
      var parent = node.parentElement;
      if (parent && /[\u3400-\u9fff]/.test(node.data) && !parent.closest(KEPT)) {
        var language = parent.closest("[lang]");
        if (language && /^zh/i.test(language.lang)) {
          action(node, language.lang);
        }
      }
    }
  }

  function show(root) {
    each(root, function (node, language) {
      var converted = scripts.converted(node.data, language, current);
      if (converted !== node.data) {
        originals.set(node, node.data);
        node.data = converted;
      }
    });
  }

  function load(name) {
    return new Promise(function (resolve, reject) {
      if (scripts[name]) {
        resolve();
        return;
      }
      var script = document.createElement("script");
      script.src = scripts.base + name + ".js";
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  /** Shows the page in a script: original, hans, hant, tw or hk. */
  scripts.show = function (choice) {
    return (choice === "original" ? Promise.resolve() : load(choice === "hans" ? "hans" : "hant")).then(function () {
      if (watch) {
        watch.disconnect();
      }
      originals.forEach(function (text, node) { node.data = text; });
      originals.clear();
      current = choice;
      if (choice !== "original") {
        show(document.body);
        // What a search shows comes later.
        watch = new MutationObserver(function (changes) {
          changes.forEach(function (change) {
            change.addedNodes.forEach(function (node) {
              if (node.isConnected) {
                show(node);
              }
            });
          });
        });
        watch.observe(document.body, { childList: true, subtree: true });
      }
    });
  };
})(window.microficheScripts);
