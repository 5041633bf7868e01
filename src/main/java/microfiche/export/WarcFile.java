package microfiche.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.article.PublicationDate;
import microfiche.hash.Digest;
import microfiche.pack.Deflate;
import org.jspecify.annotations.Nullable;

/**
 * Articles and their pictures as a web archive (WARC/1.1, a gzip member each): {@code resource}
 * records at the addresses of the originals, for programs that replay web archives. An article
 * without an address has no place in one. Ids and bytes follow from what is written.
 */
public final class WarcFile {
  private static final Map<String, String> TYPES =
      Map.of(
          "jpg",
          "image/jpeg",
          "png",
          "image/png",
          "gif",
          "image/gif",
          "webp",
          "image/webp",
          "avif",
          "image/avif");

  private final Selection selection;
  private final OutputStream out;
  private final Deflate deflate = new Deflate();
  private final Set<String> written = new HashSet<>();
  private int articles;

  private WarcFile(Selection selection, OutputStream out) {
    this.selection = selection;
    this.out = out;
  }

  /** Writes a selection, and says how many articles have an address. */
  public static int write(Selection selection, OutputStream out) throws IOException {
    WarcFile file = new WarcFile(selection, out);
    file.record(
        "warcinfo",
        null,
        "1970-01-01T00:00:00Z",
        "application/warc-fields",
        ("software: Microfiche\r\nformat: WARC File Format 1.1\r\ndescription: "
                + selection.title().replaceAll("\\s+", " ")
                + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    for (ArchiveEntry entry : selection.entries()) {
      file.article(entry);
    }
    return file.articles;
  }

  private void article(ArchiveEntry entry) throws IOException {
    Article article = selection.access().article(entry);
    if (article.url() == null || !written.add(article.url())) {
      return;
    }
    String time = time(article);
    Map<String, String> originals = new HashMap<>();
    for (ImageObject image : article.image()) {
      String path = selection.access().picture(article, image.contentUrl());
      if (path != null && image.contentUrl().startsWith("http")) {
        originals.put(path, image.contentUrl());
        if (written.add(image.contentUrl())) {
          record(
              "resource",
              image.contentUrl(),
              time,
              TYPES.getOrDefault(
                  path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT),
                  "application/octet-stream"),
              Files.readAllBytes(selection.access().file(path)));
        }
      }
    }
    String body = selection.access().html(entry, "", Map.of());
    for (Map.Entry<String, String> picture : originals.entrySet()) {
      body =
          body.replace("\"" + picture.getKey() + "\"", "\"" + Xml.text(picture.getValue()) + "\"");
    }
    record(
        "resource",
        article.url(),
        time,
        "text/html; charset=utf-8",
        page(entry, article, body).getBytes(StandardCharsets.UTF_8));
    articles++;
  }

  private String page(ArchiveEntry entry, Article article, String body) {
    String headline = Xml.text(selection.access().headline(entry));
    return "<!DOCTYPE html>\n<html lang=\""
        + article.inLanguage()
        + "\"><head><meta charset=\"utf-8\"><title>"
        + headline
        + "</title>\n<link rel=\"canonical\" href=\""
        + Xml.text(String.valueOf(article.url()))
        + "\">\n<script type=\"application/ld+json\">"
        + JsonLd.of(article, entry.copies())
        + "</script></head>\n<body><article><h1>"
        + headline
        + "</h1>\n"
        + body
        + "</article></body></html>\n";
  }

  /** When it was captured; where nobody knows, when it was published. */
  private static String time(Article article) {
    String captured = article.seed().mirroredAt();
    if (captured != null && captured.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
      return captured;
    }
    PublicationDate date = article.datePublished();
    if (date == null) {
      return "1970-01-01T00:00:00Z";
    }
    return date.time() == null || date.offset() == null
        ? date.day() + "T00:00:00Z"
        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
            .format(
                date.day()
                    .atTime(date.time())
                    .atOffset(date.offset())
                    .withOffsetSameInstant(ZoneOffset.UTC));
  }

  private void record(
      String type, @Nullable String uri, String time, String contentType, byte[] content)
      throws IOException {
    String digest =
        Digest.of(type + "\n" + uri + "\n" + time + "\n" + content.length + "\n")
            + Digest.of(new String(content, StandardCharsets.ISO_8859_1));
    String hex = Digest.of(digest);
    String id =
        hex.substring(0, 8)
            + "-"
            + hex.substring(8, 12)
            + "-8"
            + hex.substring(13, 16)
            + "-8"
            + hex.substring(17, 20)
            + "-"
            + hex.substring(20, 32);
    StringBuilder head = new StringBuilder("WARC/1.1\r\nWARC-Type: ").append(type);
    head.append("\r\nWARC-Record-ID: <urn:uuid:")
        .append(id)
        .append(">\r\nWARC-Date: ")
        .append(time);
    if (uri != null) {
      head.append("\r\nWARC-Target-URI: ").append(uri.replaceAll("[\\s\\p{Cntrl}]", "%20"));
    }
    head.append("\r\nContent-Type: ").append(contentType);
    head.append("\r\nContent-Length: ").append(content.length).append("\r\n\r\n");
    ByteArrayOutputStream record = new ByteArrayOutputStream(content.length + 512);
    record.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    record.writeBytes(content);
    record.writeBytes(new byte[] {'\r', '\n', '\r', '\n'});
    member(record.toByteArray());
  }

  /** A gzip member (RFC 1952) without a time. */
  private void member(byte[] bytes) throws IOException {
    out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF});
    out.write(deflate.pack(bytes, bytes.length));
    CRC32 crc = new CRC32();
    crc.update(bytes);
    little(crc.getValue());
    little(bytes.length);
  }

  private void little(long number) throws IOException {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (number >> shift & 0xFF));
    }
  }
}
