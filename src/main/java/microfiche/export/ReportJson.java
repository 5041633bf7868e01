package microfiche.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import microfiche.report.BuildReport;
import microfiche.report.Finding;

/**
 * A build report as JSON: counts, milliseconds per stage, articles added, changed and removed,
 * findings, failures of the program.
 */
public final class ReportJson {
  private ReportJson() {}

  /** The report as JSON, as {@code --report} writes it. */
  public static String of(BuildReport report) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      Map<String, Long> counts = new LinkedHashMap<>();
      report.counts().forEach((what, count) -> counts.put(what.key(), count));
      numbers(json, "counts", counts);
      numbers(json, "milliseconds", report.milliseconds());
      changes(json, report);
      json.writeArrayFieldStart("findings");
      for (Finding finding : report.findings()) {
        json.writeStartObject();
        json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("where", finding.where());
        json.writeStringField("what", finding.what());
        if (finding.hint() != null) {
          json.writeStringField("hint", finding.hint());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      failures(json, report);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out + "\n";
  }

  /** Added, changed and removed articles, each with its page and its seed. */
  private static void changes(JsonGenerator json, BuildReport report) throws IOException {
    json.writeObjectFieldStart("articles");
    for (BuildReport.ChangeKind kind : BuildReport.ChangeKind.values()) {
      json.writeArrayFieldStart(kind.name().toLowerCase(Locale.ROOT));
      for (BuildReport.Change change : report.changes()) {
        if (change.kind() == kind) {
          json.writeStartObject();
          json.writeStringField("page", change.page());
          if (change.seed() != null) {
            json.writeStringField("seed", change.seed());
          }
          json.writeEndObject();
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Lines of the traces, so that they can be read. */
  private static void failures(JsonGenerator json, BuildReport report) throws IOException {
    json.writeArrayFieldStart("failures");
    for (BuildReport.Failure failure : report.failures()) {
      json.writeStartObject();
      json.writeStringField("where", failure.where());
      json.writeArrayFieldStart("trace");
      for (String line : failure.trace().lines().toList()) {
        json.writeString(line);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void numbers(JsonGenerator json, String name, Map<String, Long> numbers)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }
}
