package microfiche.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import microfiche.hash.Digest;
import microfiche.report.Reasons;
import microfiche.seed.PartFacts;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import microfiche.seed.SeedFile;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * WARC files (ISO 28500), compressed record by record or not: pages become parts, pictures are told
 * by their addresses. A damaged record costs itself: reading goes on with the next that begins like
 * one.
 */
final class Warc implements Container {
  private static final String BY = "WARC record";

  /** Records that are told one by one; of the others only how many there were of a kind. */
  private static final int TOLD = 200;

  /** Pages whose later captures are known, at most: so much memory one file may take. */
  private static final int PAYLOADS = 500_000;

  /** Damaged places after which a file is given up. */
  private static final int DAMAGES = 1000;

  /** Themes say so of pages that list articles. */
  private static final Pattern LIST =
      Pattern.compile(
          "<body[^>]{0,500}\\bclass=[\"'][^\"'>]{0,400}(?<![\\w-])(?:home|blog|archive|category|tag|search)(?![\\w-])[^\"'>]{0,400}[\"']",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SINGLE =
      Pattern.compile("<body[^>]{0,500}\\bclass=[\"'][^\"'>]{0,400}(?<![\\w-])single(?![\\w-])");

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(file.file())) {
      Run run = new Run(sink);
      run.read(new Stretch(channel, 0, channel.size()), at -> at);
      run.tell();
    }
  }

  /** As {@link Containers#readPart}. */
  static boolean read(SeedFile file, long from, long to, Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(file.file())) {
      Run run = new Run(sink);
      Stretch stretch = new Stretch(channel, 0, channel.size());
      run.read(stretch, from == 0 ? 0 : stretch.nextRecord(from), to, at -> at);
      run.tell();
      return run.unknown == 0;
    }
  }

  @Override
  public byte @Nullable [] picture(SeedFile file, long at) throws IOException {
    try (FileChannel channel = FileChannel.open(file.file())) {
      return picture(new Stretch(channel, at, channel.size()));
    }
  }

  /** The payload of the record that {@code stretch} begins with. */
  static byte @Nullable [] picture(Stretch stretch) throws IOException {
    WarcReader reader = new WarcReader(stretch);
    stretch.allow();
    WarcRecord record = reader.next().orElse(null);
    Payload payload = record instanceof WarcTargetRecord target ? payload(target, stretch) : null;
    return payload == null ? null : payload.bytes();
  }

  /** What a record holds, with its bytes still to be read. */
  private record Payload(int status, String type, @Nullable String charset, InputStream body) {
    byte @Nullable [] bytes() throws IOException {
      byte[] bytes = body.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST ? null : bytes;
    }

    boolean isPage() {
      return type.equals("text/html") || type.equals("application/xhtml+xml");
    }
  }

  private static @Nullable Payload payload(WarcTargetRecord record, Stretch stretch)
      throws IOException {
    if (record instanceof WarcResponse response) {
      stretch.allow();
      boolean web = record.target().regionMatches(true, 0, "http", 0, 4);
      if (!web) {
        return null;
      }
      HttpResponse http = response.http();
      InputStream body = http.bodyDecoded().stream();
      stretch.free();
      return payload(http.status(), http.contentType(), body);
    }
    if (record instanceof WarcResource || record instanceof WarcConversion) {
      stretch.free();
      return payload(200, record.contentType(), record.body().stream());
    }
    return null;
  }

  private static Payload payload(int status, MediaType type, InputStream body) {
    String charset = type.parameters().get("charset");
    return new Payload(status, type.base().toString().toLowerCase(Locale.ROOT), charset, body);
  }

  /** One reading of a file. */
  static final class Run {
    private final Sink sink;
    private final Map<String, Integer> untold = new TreeMap<>();

    /** Digest of a payload → where its record is, for captures that found the same again. */
    private final Map<Long, Long> payloads = new HashMap<>();

    private int told;
    private int damages;
    private boolean telling;

    /** Captures that say that nothing changed since one that was not seen. */
    private int unknown;

    Run(Sink sink) {
      this.sink = sink;
    }

    /**
     * Reads all records of a stretch.
     *
     * @param place turns a place in the stretch into what pictures are found by; below 0 for none
     */
    void read(Stretch stretch, LongUnaryOperator place) throws IOException {
      read(stretch, 0, Long.MAX_VALUE, place);
    }

    /** The same of those that begin from one place on, and before another. */
    private void read(Stretch stretch, long first, long end, LongUnaryOperator place)
        throws IOException {
      payloads.clear();
      long start = first;
      while (start >= 0 && start < end) {
        long at = start;
        stretch.position(start);
        try {
          WarcReader reader = new WarcReader(stretch);
          for (; ; ) {
            stretch.allow();
            Optional<WarcRecord> next = reader.next();
            if (next.isEmpty()) {
              return;
            }
            at = start + reader.position();
            if (at >= end) {
              return;
            }
            WarcRecord record = next.get();
            one(record, stretch, at, place);
            stretch.free();
            record.body().consume();
          }
        } catch (IOException | IllegalArgumentException | NoSuchElementException e) {
          if (e instanceof IOException io && stretch.failedToRead()) {
            throw io;
          }
          if (telling) {
            throw e; // the listener failed, and not the file
          }
          String why = e instanceof EOFException ? "it ends too early" : Reasons.ofInput(e);
          reject("at " + at, "a damaged record: " + why, "other records of the file are read");
          if (++damages > DAMAGES) {
            reject(null, "too many damaged records; the rest of the file was not read", null);
            return;
          }
          start = stretch.nextRecord(Math.max(at, start) + 1);
        }
      }
    }

    private void one(WarcRecord record, Stretch stretch, long at, LongUnaryOperator place)
        throws IOException {
      if (!(record instanceof WarcTargetRecord target)
          || !(record instanceof WarcResponse
              || record instanceof WarcResource
              || record instanceof WarcConversion
              || record instanceof WarcRevisit)) {
        return; // of the crawl, and not of what it found
      }
      String id = record.headers().first("WARC-Record-ID").orElse("").replaceAll("^<|>$", "");
      String address = target.target();
      if (id.isEmpty() || address == null || !hasTime(record)) {
        reject(id, "a record without an id, an address or a time", null);
        return;
      }
      if (record instanceof WarcRevisit revisit) {
        revisit(revisit, id, address, stretch);
        return;
      }
      Payload payload = payload(target, stretch);
      if (payload == null) {
        count("not of the web");
      } else if (payload.status() != 200) {
        count("a redirect or an error, HTTP " + payload.status() / 100 + "xx");
      } else if (payload.type().startsWith("image/") && !payload.type().contains("svg")) {
        long found = place.applyAsLong(at);
        if (found >= 0) {
          sink.picture(address, found);
        } else {
          count("a picture that cannot be reached");
        }
      } else if (payload.isPage()) {
        page(record, id, address, payload, at);
      } else {
        other(id, payload.type());
      }
    }

    private void other(String id, String type) {
      if (type.contains("rss") || type.contains("atom") || type.contains("feed")) {
        reject(id, "a feed", "save it as a file of its own to read its entries");
      } else if (type.startsWith("text/plain")) {
        reject(id, "plain text, and no page", null);
      } else {
        count(type.isEmpty() ? "of unknown type" : type);
      }
    }

    private void page(WarcRecord record, String id, String address, Payload payload, long at)
        throws IOException {
      byte[] bytes = payload.bytes();
      if (bytes == null) {
        reject(id, "too large for an article (more than " + (LARGEST >> 20) + " MB)", null);
        return;
      }
      if (record instanceof WarcTargetRecord target && payloads.size() < PAYLOADS) {
        target.payloadDigest().ifPresent(d -> payloads.put(Digest.number(d.raw()), at));
      }
      String why = isFront(address) ? "the front page of a site" : list(bytes);
      if (why != null) {
        reject(id, why, null);
      } else {
        tell(Part.of(id, bytes, payload.charset(), facts(address, record)));
      }
    }

    /** The same page at another time: what the record does not repeat stands in the first one. */
    private void revisit(WarcRevisit revisit, String id, String address, Stretch stretch)
        throws IOException {
      Long first =
          revisit
              .payloadDigest()
              .map(digest -> payloads.get(Digest.number(digest.raw())))
              .orElse(null);
      if (first == null) {
        unknown++;
        count("a capture that says only that nothing changed");
        return;
      }
      Stretch again = stretch.from(first);
      again.allow();
      WarcRecord record = new WarcReader(again).next().orElse(null);
      Payload payload = record instanceof WarcTargetRecord same ? payload(same, again) : null;
      byte[] bytes = payload == null ? null : payload.bytes();
      if (bytes != null && payload != null) {
        tell(Part.of(id, bytes, payload.charset(), facts(address, revisit)));
      }
    }

    private static PartFacts facts(String address, WarcRecord record) {
      return new Facts()
          .add(Field.URL, address)
          .add(Field.MIRRORED_AT, record.date().toString())
          .of(BY, Form.PAGE);
    }

    private static boolean hasTime(WarcRecord record) {
      try {
        return record.date() != null;
      } catch (DateTimeException e) {
        return false;
      }
    }

    private void tell(Part part) {
      telling = true;
      sink.part(part);
      telling = false;
    }

    /** {@code https://www.example.com/}, also with a file of the usual name. */
    private static boolean isFront(String address) {
      String path = address.replaceFirst("^https?://[^/?#]*", "").replaceFirst("[?#].*$", "");
      return path.matches("/?(?:(?:index|default|home)\\.\\w{3,5})?") && !address.contains("?");
    }

    private static @Nullable String list(byte[] bytes) {
      String head =
          new String(bytes, 0, Math.min(bytes.length, 200_000), StandardCharsets.ISO_8859_1);
      return LIST.matcher(head).find() && !SINGLE.matcher(head).find()
          ? "a list of articles"
          : null;
    }

    private void reject(@Nullable String id, String why, @Nullable String hint) {
      if (told < TOLD) {
        told++;
        sink.rejected(id, why, hint);
      } else {
        count(why);
      }
    }

    private void count(String what) {
      untold.merge(what, 1, Integer::sum);
    }

    /** Sums up what was not told one by one. */
    void tell() {
      if (!untold.isEmpty()) {
        StringBuilder sum = new StringBuilder("records that are no articles");
        String before = ": ";
        for (Map.Entry<String, Integer> kind : untold.entrySet()) {
          sum.append(before);
          sum.append(String.format(Locale.ROOT, "%,d × %s", kind.getValue(), kind.getKey()));
          before = "; ";
        }
        sink.note(sum.toString());
      }
    }
  }
}
