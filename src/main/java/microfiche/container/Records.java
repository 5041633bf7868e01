package microfiche.container;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import microfiche.article.Article;
import microfiche.seed.SeedFile;

/**
 * Full records, one per line (NDJSON), as {@code extract --full} prints them. Each is an article
 * already; read line by line.
 */
final class Records implements Container {
  /** One record may hold the pictures of its seed, in bytes. */
  private static final int LARGEST_LINE = 96 << 20;

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.file()), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int number = 0;
      for (int octet = 0; octet >= 0; ) {
        octet = in.read();
        if (octet >= 0 && octet != '\n') {
          line.write(octet);
          if (line.size() > LARGEST_LINE) {
            throw new IOException("a line of more than " + (LARGEST_LINE >> 20) + " MB");
          }
        } else {
          number++;
          if (line.size() > 0) {
            one(line.toByteArray(), number, sink);
          }
          line.reset();
        }
      }
    }
  }

  private static void one(byte[] line, int number, Sink sink) throws IOException {
    String id = "line " + number;
    try (JsonParser json = JsonTree.FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        sink.rejected(id, "no record", "a line holds one JSON object");
        return;
      }
      Map<String, Object> record = JsonTree.map(JsonTree.value(json));
      if (!record.containsKey("body")) {
        sink.rejected(
            id, "a record without a body", "only full records can be published: extract --full");
        return;
      }
      Article article = RecordReader.article(record);
      sink.part(Part.of(id, line, article));
    } catch (JsonProcessingException e) {
      sink.rejected(id, "no record: " + e.getOriginalMessage(), null);
    } catch (IllegalArgumentException | NullPointerException e) {
      sink.rejected(id, "no full record: " + e.getMessage(), "extract --full prints such records");
    }
  }
}
