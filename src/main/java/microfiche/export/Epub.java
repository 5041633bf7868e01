package microfiche.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.article.Person;
import microfiche.article.PublicationDate;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Articles as a book: EPUB 3.3, with a cover, contents by day and section, and the pictures that
 * the site has. One article after the other is written, so that the size of the book is no matter.
 */
public final class Epub {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private static final String PAGE =
      XML
          + "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\""
          + " xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"%1$s\" xml:lang=\"%1$s\">\n"
          + "<head><title>%2$s</title><link rel=\"stylesheet\" href=\"style.css\"/></head>\n";

  /** Elements without an end, which XML wants closed. */
  private static final Pattern VOID = Pattern.compile("<(img|br|hr|wbr)((?:\\s[^>]*)?)>");

  /** What a book has no use for. */
  private static final Pattern OF_PAGES =
      Pattern.compile(" (?:loading|decoding|tabindex|role|aria-label)=\"[^\"]*\"");

  /** A picture that leads to itself. */
  private static final Pattern PICTURE_LINK =
      Pattern.compile("<a href=\"pictures/[^\"]*\">\\s*(<img[^>]*>)\\s*</a>");

  private static final Pattern LINK = Pattern.compile("href=\"(https?:[^\"]*)\"");

  /** Names of places that are no names in XML. */
  private static final Pattern ID = Pattern.compile("(id=\"|href=\"#)([^\"]*)\"");

  /** The kinds of pictures that every reader shows (EPUB 3.3, core media types). */
  private static final Map<String, String> PICTURES =
      Map.of(
          "jpg",
          "image/jpeg",
          "jpeg",
          "image/jpeg",
          "png",
          "image/png",
          "gif",
          "image/gif",
          "webp",
          "image/webp");

  private static final String STYLE =
      """
      body { line-height: 1.7; }
      h1 { font-size: 1.4em; line-height: 1.35; }
      .meta { color: #666; font-size: 0.85em; }
      figure { margin: 1.5em 0; page-break-inside: avoid; }
      figure img { max-width: 100%; height: auto; }
      figcaption, .missing, .embed { color: #555; font-size: 0.85em; }
      blockquote { margin: 1em 1.2em; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #999; padding: 0.2em 0.5em; text-align: start; }
      nav ol { list-style: none; padding-inline-start: 1em; }
      .cover { text-align: center; margin-top: 30%; }
      """;

  private final Selection selection;
  private final Words words;
  private final ZipFile zip;
  private final Map<String, Map<String, List<ArchiveEntry>>> days;
  private final StringBuilder manifest = new StringBuilder();
  private final StringBuilder spine = new StringBuilder();
  private final Map<String, String> chapters = new HashMap<>();
  private final Set<String> pictures = new LinkedHashSet<>();

  /**
   * What a book says besides its articles.
   *
   * @param contents the heading of its contents
   * @param undated where articles without a date stand
   * @param span from when to when it is, for its title; or empty
   */
  public record Words(String contents, String undated, String original, String span) {}

  private Epub(Selection selection, Words words, OutputStream out) {
    this.selection = selection;
    this.words = words;
    this.zip = new ZipFile(out);
    this.days = days();
  }

  /** Writes the book of a selection, which holds at least one article. */
  public static void write(Selection selection, Words words, OutputStream out) throws IOException {
    new Epub(selection, words, out).write();
  }

  /** Days with their sections, and the articles in these: the order of the book. */
  private Map<String, Map<String, List<ArchiveEntry>>> days() {
    Map<String, Map<String, List<ArchiveEntry>>> all = new LinkedHashMap<>();
    for (ArchiveEntry entry : selection.entries()) {
      PublicationDate date = entry.card().date();
      String day = date == null ? words.undated() : date.day().toString();
      String section = entry.sections().isEmpty() ? "" : entry.sections().get(0);
      all.computeIfAbsent(day, d -> new LinkedHashMap<>())
          .computeIfAbsent(section, s -> new ArrayList<>())
          .add(entry);
    }
    return all;
  }

  private void write() throws IOException {
    zip.stored("mimetype", bytes("application/epub+zip"));
    zip.text(
        "META-INF/container.xml",
        bytes(
            XML
                + "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                + "<rootfiles><rootfile full-path=\"EPUB/package.opf\""
                + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n"));
    file("style", "style.css", "text/css", "", bytes(STYLE));
    file("cover-image", "cover.svg", "image/svg+xml", " properties=\"cover-image\"", cover());
    page("cover", "cover.xhtml", " properties=\"svg\"", coverPage());
    spine.append("<itemref idref=\"nav\"/>\n");
    days.values().stream()
        .flatMap(sections -> sections.values().stream())
        .flatMap(List::stream)
        .forEach(
            entry ->
                chapters.put(
                    selection.access().page(entry), "a" + (chapters.size() + 1) + ".xhtml"));
    for (Map<String, List<ArchiveEntry>> sections : days.values()) {
      for (List<ArchiveEntry> entries : sections.values()) {
        for (ArchiveEntry entry : entries) {
          chapter(entry);
        }
      }
    }
    for (String picture : pictures) {
      file(
          "p-" + picture.replaceAll("[^A-Za-z0-9]", "-"),
          picture,
          kind(picture),
          "",
          Files.readAllBytes(selection.access().file(picture)));
    }
    file("nav", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"", nav());
    zip.text("EPUB/package.opf", packageDocument());
    zip.finish();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void file(String id, String name, String type, String properties, byte[] content)
      throws IOException {
    manifest.append("<item id=\"").append(id).append("\" href=\"").append(name);
    manifest.append("\" media-type=\"").append(type).append('"').append(properties);
    manifest.append("/>\n");
    if (type.startsWith("image/") && !type.contains("svg")) {
      zip.stored("EPUB/" + name, content);
    } else {
      zip.text("EPUB/" + name, content);
    }
  }

  private void page(String id, String name, String properties, String content) throws IOException {
    file(id, name, "application/xhtml+xml", properties, bytes(content));
    spine.append("<itemref idref=\"").append(id).append("\"/>\n");
  }

  private static @Nullable String kindOrNull(String path) {
    return PICTURES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static String kind(String path) {
    String kind = kindOrNull(path);
    return kind == null ? "application/octet-stream" : kind;
  }

  private String title() {
    return selection.title() + (words.span().isEmpty() ? "" : " " + words.span());
  }

  private byte[] cover() {
    return bytes(
        XML
            + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 1600\" width=\"1200\" height=\"1600\">"
            + "<rect width=\"1200\" height=\"1600\" fill=\"#faf8f3\"/>"
            + "<rect x=\"80\" y=\"80\" width=\"1040\" height=\"1440\" fill=\"none\" stroke=\"#8a5a1e\" stroke-width=\"6\"/>"
            + "<text x=\"600\" y=\"640\" font-size=\""
            + Math.max(40, Math.min(110, 1600 / Math.max(1, selection.title().length())))
            + "\" text-anchor=\"middle\" fill=\"#1f2428\" font-family=\"serif\">"
            + Xml.text(selection.title())
            + "</text><text x=\"600\" y=\"800\" font-size=\"44\" text-anchor=\"middle\" fill=\"#667\" font-family=\"serif\">"
            + Xml.text(words.span())
            + "</text></svg>\n");
  }

  private String coverPage() {
    return head(selection.language(), title())
        + "<body epub:type=\"cover\"><div class=\"cover\"><img src=\"cover.svg\" alt=\""
        + Xml.text(title())
        + "\"/></div></body></html>\n";
  }

  private static String head(String language, String title) {
    return String.format(Locale.ROOT, PAGE, language, Xml.text(title).replace("%", "%%"))
        .replace("%%", "%");
  }

  private void chapter(ArchiveEntry entry) throws IOException {
    Article article = selection.access().article(entry);
    String headline = selection.access().headline(entry);
    for (ImageObject image : article.image()) {
      String path = selection.access().picture(article, image.contentUrl());
      if (path != null && kindOrNull(path) != null) {
        pictures.add(path);
      }
    }
    StringBuilder html = new StringBuilder(head(article.inLanguage(), headline));
    html.append("<body><article>\n<h1>")
        .append(Xml.text(headline))
        .append("</h1>\n<p class=\"meta\">");
    html.append(Xml.text(about(article))).append("</p>\n");
    html.append(xhtml(selection.access().html(entry, "", chapters)));
    if (article.url() != null) {
      html.append("<p class=\"meta\">").append(Xml.text(words.original())).append(": <a href=\"");
      html.append(Xml.text(address(article.url()))).append("\">").append(Xml.text(article.url()));
      html.append("</a></p>\n");
    }
    html.append("</article></body></html>\n");
    String name = chapters.get(selection.access().page(entry));
    page(String.valueOf(name).replace(".xhtml", ""), String.valueOf(name), "", html.toString());
  }

  private static String about(Article article) {
    List<String> facts = new ArrayList<>();
    if (article.publisher() != null) {
      facts.add(article.publisher().name());
    }
    if (article.datePublished() != null) {
      facts.add(article.datePublished().day().toString());
    }
    article.author().stream().map(Person::name).forEach(facts::add);
    return String.join(" · ", facts);
  }

  /** HTML of our own making as XHTML: its elements are known, and its text is escaped. */
  private String xhtml(String html) {
    String closed = VOID.matcher(OF_PAGES.matcher(html).replaceAll("")).replaceAll("<$1$2/>");
    String named =
        ID.matcher(closed)
            .replaceAll(
                found ->
                    found.group(1)
                        + "i"
                        + found.group(2).replaceAll("[^A-Za-z0-9_-]", "_").replace("$", "")
                        + "\"");
    String plain = PICTURE_LINK.matcher(named).replaceAll("$1");
    StringBuilder out = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
      int c = plain.codePointAt(i);
      if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c < 0xE000)
          || c == '\n'
          || c == '\t') {
        out.appendCodePoint(c);
      }
    }
    return LINK.matcher(out)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "href=\"" + Xml.text(address(unescaped(found.group(1)))) + "\""));
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** An address as EPUB wants it: nothing in it that no address may hold. */
  private static String address(String url) {
    StringBuilder out = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean escape =
          c <= ' '
              || "\"<>\\^`{|}[]".indexOf(c) >= 0
              || c == '#' && url.indexOf('#') < i
              || c == '%' && !url.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
      if (escape) {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private byte[] nav() {
    StringBuilder html = new StringBuilder(head(selection.language(), words.contents()));
    html.append("<body><nav epub:type=\"toc\" id=\"toc\"><h1>").append(Xml.text(words.contents()));
    html.append("</h1>\n<ol>\n");
    days.forEach(
        (day, sections) -> {
          html.append("<li><span>").append(Xml.text(day)).append("</span><ol>\n");
          sections.forEach(
              (section, entries) -> {
                if (!section.isEmpty()) {
                  html.append("<li><span>").append(Xml.text(section)).append("</span><ol>\n");
                }
                entries.forEach(entry -> line(entry, html));
                html.append(section.isEmpty() ? "" : "</ol></li>\n");
              });
          html.append("</ol></li>\n");
        });
    return bytes(html.append("</ol></nav></body></html>\n").toString());
  }

  private void line(ArchiveEntry entry, StringBuilder html) {
    html.append("<li><a href=\"").append(chapters.get(selection.access().page(entry)));
    html.append("\" lang=\"").append(entry.card().language()).append("\" xml:lang=\"");
    html.append(entry.card().language()).append("\">");
    html.append(Xml.text(selection.access().headline(entry))).append("</a></li>\n");
  }

  /** The book's name is made from its articles: the same ones, the same book. */
  private byte[] packageDocument() {
    StringBuilder all = new StringBuilder(selection.title());
    Set<String> languages = new LinkedHashSet<>();
    LocalDate last = LocalDate.of(1970, 1, 1);
    for (ArchiveEntry entry : selection.entries()) {
      all.append('\n').append(entry.card().key()).append(' ').append(entry.card().content());
      languages.add(entry.card().language());
      PublicationDate date = entry.card().date();
      last = date != null && date.day().isAfter(last) ? date.day() : last;
    }
    String digest = Digest.of(all.toString());
    StringBuilder opf = new StringBuilder(XML);
    opf.append("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"");
    opf.append(" unique-identifier=\"id\" xml:lang=\"")
        .append(selection.language())
        .append("\">\n");
    opf.append("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    opf.append("<dc:identifier id=\"id\">urn:sha256:").append(digest).append("</dc:identifier>\n");
    Xml.element(opf, "dc:title", title());
    languages.forEach(language -> Xml.element(opf, "dc:language", language));
    if (!selection.description().isEmpty()) {
      Xml.element(opf, "dc:description", selection.description());
    }
    opf.append("<meta property=\"dcterms:modified\">").append(last).append("T00:00:00Z</meta>\n");
    opf.append("</metadata>\n<manifest>\n").append(manifest).append("</manifest>\n<spine>\n");
    return bytes(opf.append(spine).append("</spine>\n</package>\n").toString());
  }
}
