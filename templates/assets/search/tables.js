// What a reader saves: the hits as a table, or as a list of citations.
(function () {
  "use strict";

  /** All hits as rows of a table that office programs read: UTF-8 with its mark. */
  const table = (rows) =>
    "\ufeff" + rows.map((row) => row.map((cell) => '"' + cell.replace(/"/g, '""') + '"').join(",")).join("\r\n") + "\r\n";

  function bibliography(articles) {
    const escaped = (text) => text.replace(/[\\{}%&#$_^~]/g, (c) => (c === "\\" ? "\\textbackslash{}" : c === "^" || c === "~" ? "\\" + c + "{}" : "\\" + c));
    return articles
      .map(({ parts: [path, url, day, , headline, source, people] }, i) => {
        const fields = { title: "{" + escaped(headline) + "}", author: people && people.split("\u0002").map((name) => "{" + escaped(name) + "}").join(" and "), journal: source && escaped(source), date: day, url };
        const lines = Object.keys(fields).filter((key) => fields[key]).map((key) => "  " + key + " = {" + fields[key] + "}");
        return "@article{" + (/-([0-9a-f]{8,})\.html$/.exec(path) || ["", String(i + 1)])[1] + ",\n" + lines.join(",\n") + "\n}\n";
      })
      .join("\n");
  }

  Object.assign(microfiche.engine, { table, bibliography });
})();
