package microfiche.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.report.Reasons;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import microfiche.seed.SeedFile;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Pages saved with all that belongs to them (MHTML, RFC 2557): the first page is the part, pictures
 * are told by their addresses. Pictures that have a name only in the file ({@code cid:}) are
 * written into the page.
 */
final class Mhtml implements Container {
  private static final String BY = "MHTML";

  /** The whole file, in bytes. */
  private static final long LARGEST_FILE = 256L << 20;

  /** Pictures that are written into a page, together. */
  private static final int MOST_WITHIN = 24 << 20;

  private static final Pattern CID = Pattern.compile("cid:([^\"'\\s<>)]{1,300})");

  /** What stands above the parts. */
  private static final String WHOLE = "";

  /** Hears of one part: its headers by their names in small letters, and its bytes. */
  private interface Listener {
    /** Whether to go on. */
    boolean part(int number, Map<String, String> header, BodyDescriptor about, InputStream body)
        throws IOException;
  }

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    if (Files.size(file.file()) > LARGEST_FILE) {
      throw new IOException("larger than " + (LARGEST_FILE >> 20) + " MB");
    }
    Page page = new Page(sink);
    Map<String, String> top = new LinkedHashMap<>();
    try {
      walk(file, top, page);
    } catch (MimeException e) {
      sink.rejected(
          null, "damaged: " + Reasons.ofInput(e), "what stands before that place was read");
    }
    page.tell(top);
  }

  @Override
  public byte @Nullable [] picture(SeedFile file, long at) throws IOException {
    byte[][] found = new byte[1][];
    try {
      walk(
          file,
          new LinkedHashMap<>(),
          (number, header, about, body) -> {
            found[0] = number == at ? body.readNBytes(LARGEST) : found[0];
            return number < at;
          });
    } catch (MimeException e) {
      return found[0];
    }
    return found[0];
  }

  private static void walk(SeedFile file, Map<String, String> top, Listener listener)
      throws IOException, MimeException {
    MimeConfig config =
        new MimeConfig.Builder()
            .setMaxHeaderCount(1000)
            .setMaxHeaderLen(1 << 16)
            .setMaxLineLen(-1)
            .build();
    MimeTokenStream stream = new MimeTokenStream(config, DecodeMonitor.SILENT, null);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.file()), 1 << 16)) {
      stream.parse(in);
      Map<String, String> header = top;
      int number = 0;
      boolean on = true;
      for (EntityState state = stream.getState();
          on && state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        switch (state) {
          case T_START_BODYPART -> header = new LinkedHashMap<>();
          case T_FIELD ->
              header.putIfAbsent(
                  stream.getField().getName().toLowerCase(Locale.ROOT),
                  stream.getField().getBody().strip());
          case T_BODY ->
              on =
                  listener.part(
                      number++, header, stream.getBodyDescriptor(), stream.getDecodedInputStream());
          default -> {}
        }
      }
    }
  }

  /** The page of one file, as its parts come. */
  private static final class Page implements Listener {
    private final Sink sink;
    private final Map<String, String> within = new LinkedHashMap<>();
    private byte @Nullable [] html;
    private @Nullable String charset;
    private @Nullable String address;
    private int size;

    Page(Sink sink) {
      this.sink = sink;
    }

    @Override
    public boolean part(
        int number, Map<String, String> header, BodyDescriptor about, InputStream body)
        throws IOException {
      String type = about.getMimeType();
      String location = header.getOrDefault("content-location", WHOLE);
      if (type.equals("text/html") && html == null) {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        html = bytes.length > LARGEST ? null : bytes;
        charset = about.getCharset();
        address = location.startsWith("http") ? location : null;
      } else if (type.startsWith("image/")) {
        if (location.startsWith("http")) {
          sink.picture(location, number);
        } else {
          written(header.getOrDefault("content-id", location), type, body);
        }
      }
      return true;
    }

    private void written(String name, String type, InputStream body) throws IOException {
      byte[] bytes = body.readNBytes(MOST_WITHIN - size + 1);
      size += bytes.length;
      if (size <= MOST_WITHIN) {
        String id = name.replaceFirst("^cid:", "").replaceAll("^<|>$", "");
        within.put(id, "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
      }
    }

    void tell(Map<String, String> top) {
      byte[] bytes = html;
      if (bytes == null) {
        sink.rejected(null, "there is no page in it", null);
        return;
      }
      String saved = top.getOrDefault("snapshot-content-location", WHOLE);
      Facts facts =
          new Facts()
              .add(Field.URL, saved.startsWith("http") ? saved : address)
              .add(Field.MIRRORED_AT, top.get("date"));
      sink.part(
          Part.of(
              "1",
              withPictures(bytes),
              "us-ascii".equalsIgnoreCase(charset) ? null : charset,
              facts.of(BY, Form.PAGE)));
    }

    /** The page with the pictures in it; names are ASCII, so that its encoding does not matter. */
    private byte[] withPictures(byte[] bytes) {
      if (within.isEmpty()) {
        return bytes;
      }
      Matcher cid = CID.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      StringBuilder page = new StringBuilder();
      while (cid.find()) {
        String data = within.getOrDefault(cid.group(1), cid.group());
        cid.appendReplacement(page, Matcher.quoteReplacement(data));
      }
      return cid.appendTail(page).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
