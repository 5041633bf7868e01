// Citations of an article to copy, made from the record in its page. Loaded when a reader asks for one.
window.microficheCite = (function () {
  "use strict";
  var record = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
  var title = record.headline || document.querySelector("h1").textContent;
  var authors = (record.author || []).map(function (person) { return person.name; });
  var source = record.publisher ? record.publisher.name : "";
  var day = (record.datePublished || "").slice(0, 10);
  var url = record.url || "";

  function parts(list, separator) {
    return list.filter(Boolean).join(separator);
  }

  function written(date, language) {
    var at = date.split("-").map(Number);
    return new Date(at[0], at[1] - 1, at[2]).toLocaleDateString(language, { year: "numeric", month: "long", day: "numeric" });
  }

  function tex(text) {
    return text.replace(/[\\{}%&#$_^~]/g, function (c) {
      return c === "\\" ? "\\textbackslash{}" : c === "^" || c === "~" ? "\\" + c + "{}" : "\\" + c;
    });
  }

  return {
    "GB/T 7714": function () {
      var now = new Date();
      var today = [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
      return parts([authors.join(", "), title + "[N/OL]", parts([source, day], ", ") + "[" + today + "]", url], ". ") + ".";
    },
    APA: function () {
      var when = day ? "(" + written(day, "en-US").replace(/^(\w+ \d+), (\d+)$/, "$2, $1") + ")" : "(n.d.)";
      var rest = parts([source, url], ". ");
      return authors.length
        ? parts([authors.join(", ") + ". " + when, title, rest], ". ")
        : parts([title + ". " + when, rest], ". ");
    },
    BibTeX: function () {
      var key = (/-([0-9a-f]{8,})\.html$/.exec(location.pathname) || ["", "article"])[1];
      var fields = {
        title: "{" + tex(title) + "}",
        author: authors.map(function (name) { return "{" + tex(name) + "}"; }).join(" and "),
        journaltitle: tex(source),
        date: day,
        url: url,
      };
      var lines = Object.keys(fields).filter(function (name) { return fields[name]; });
      return "@article{m" + key + ",\n" + lines.map(function (name) { return "  " + name + " = {" + fields[name] + "}"; }).join(",\n") + "\n}\n";
    },
    RIS: function () {
      var lines = ["TY  - NEWS", "TI  - " + title];
      authors.forEach(function (name) { lines.push("AU  - " + name); });
      if (source) { lines.push("T2  - " + source); }
      if (day) { lines.push("PY  - " + day.slice(0, 4), "DA  - " + day.replace(/-/g, "/") + "/"); }
      if (url) { lines.push("UR  - " + url); }
      lines.push("LA  - " + record.inLanguage, "ER  - ", "");
      return lines.join("\r\n");
    },
  };
})();
