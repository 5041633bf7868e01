// Marks what a search found on the page it led to, and steps from one place to the next. Loaded only behind a hit.
(function () {
  "use strict";
  var place = document.querySelector("article") || document.querySelector("main");
  var words = decodeURIComponent(location.hash.slice("#find=".length)).split("\u0001").filter(Boolean);
  var w = window.microficheWords;
  var marks = [];
  var at = -1;

  /** The text nodes of the article, and where each begins in its whole text. */
  function texts() {
    var walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    var found = [];
    var start = 0;
    for (var node = walk.nextNode(); node; node = walk.nextNode()) {
      found.push({ node: node, start: start });
      start += node.data.length;
    }
    return found;
  }

  /** Places of the words in order, those within others left out. */
  function places(text) {
    var found = [];
    words.forEach(function (word) {
      for (var i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
        found.push({ start: i, end: i + word.length });
      }
    });
    found.sort(function (a, b) { return a.start - b.start || b.end - a.end; });
    var end = 0;
    return found.filter(function (one) {
      var apart = one.start >= end;
      end = apart ? one.end : end;
      return apart;
    });
  }

  /** Each place may lie in several nodes: a link may begin within a word. */
  function mark() {
    var nodes = texts();
    var whole = nodes.map(function (one) { return one.node.data; }).join("");
    var found = places(whole);
    for (var i = found.length - 1; i >= 0; i--) {
      var pieces = [];
      for (var j = nodes.length - 1; j >= 0; j--) {
        var node = nodes[j].node;
        var from = Math.max(0, found[i].start - nodes[j].start);
        var to = Math.min(node.data.length, found[i].end - nodes[j].start);
        if (from < to) {
          node.splitText(to);
          var piece = document.createElement("mark");
          var middle = node.splitText(from);
          middle.parentNode.insertBefore(piece, middle);
          piece.appendChild(middle);
          pieces.unshift(piece);
        }
      }
      marks.unshift(pieces);
    }
  }

  function go(to) {
    marks.forEach(function (pieces, i) {
      pieces.forEach(function (piece) { piece.classList.toggle("current", i === to); });
    });
    at = to;
    for (var folded = marks[at][0].closest("details"); folded; folded = folded.parentElement.closest("details")) {
      folded.open = true;
    }
    marks[at][0].scrollIntoView({ block: "center" });
    count.textContent = w.findCount.replace("{0}", at + 1).replace("{1}", marks.length);
  }

  function button(text, label, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }

  var count = document.createElement("span");

  function bar() {
    var made = document.createElement("section");
    made.id = "find";
    made.setAttribute("aria-label", w.find);
    count.setAttribute("role", "status");
    made.append(
      count,
      button("\u2191", w.findBefore, function () { go((at + marks.length - 1) % marks.length); }),
      button("\u2193", w.findNext, function () { go((at + 1) % marks.length); }),
      button("\u00d7", w.keyClose, function () {
        made.remove();
        marks.forEach(function (pieces) {
          pieces.forEach(function (piece) {
            var parent = piece.parentNode;
            piece.replaceWith.apply(piece, Array.from(piece.childNodes));
            parent.normalize();
          });
        });
        history.replaceState(null, "", location.href.split("#")[0]);
      })
    );
    document.body.appendChild(made);
  }

  mark();
  if (marks.length) {
    bar();
    go(0);
  }
})();
