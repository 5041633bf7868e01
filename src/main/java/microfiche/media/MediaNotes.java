package microfiche.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import microfiche.disk.StateFile;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What a build learned of the media folders, for the next one. Without these notes every picture is
 * read again; they only save work.
 *
 * @param inspections file → what came of reading it
 * @param findings what there was to tell
 * @param shown whether a picture of a media folder was in the site
 */
public record MediaNotes(
    Map<String, Inspection> inspections, List<Finding> findings, boolean shown) {
  /** Changes with the form of the file. */
  private static final String FORM = "microfiche media 3";

  public MediaNotes {
    inspections = Map.copyOf(inspections);
    findings = List.copyOf(findings);
  }

  /** Nothing is known. */
  public static MediaNotes none() {
    return new MediaNotes(Map.of(), List.of(), false);
  }

  /**
   * The notes in {@code file}; none when it is not there, damaged, or another program's.
   *
   * @param program a digest of the program: another one may judge otherwise
   */
  public static MediaNotes read(Path file, String program) {
    StateFile.State state = new StateFile(file, FORM).read();
    if (state == null) {
      return none();
    }
    ByteBuffer bytes = state.bytes();
    try (DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.remaining()))) {
      return in.readUTF().equals(program) ? take(in) : none();
    } catch (IOException | RuntimeException e) {
      return none(); // they only save work
    }
  }

  private static MediaNotes take(DataInputStream in) throws IOException {
    Map<String, Inspection> inspections = new HashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      inspections.put(
          in.readUTF(), new Inspection(in.readLong(), in.readUTF(), picture(in), nullable(in)));
    }
    List<Finding> findings = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      findings.add(
          new Finding(
              Finding.Severity.valueOf(in.readUTF()), in.readUTF(), in.readUTF(), nullable(in)));
    }
    return new MediaNotes(inspections, findings, in.readBoolean());
  }

  private static @Nullable PictureFile picture(DataInputStream in) throws IOException {
    String type = nullable(in);
    return type == null
        ? null
        : new PictureFile(PictureType.valueOf(type), in.readInt(), in.readInt());
  }

  private static @Nullable String nullable(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  /** Takes the place of what stood in {@code file} in one step. */
  public void write(Path file, String program) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(program);
      put(out);
    }
    new StateFile(file, FORM).write(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private void put(DataOutputStream out) throws IOException {
    out.writeInt(inspections.size());
    for (Map.Entry<String, Inspection> entry : inspections.entrySet()) {
      Inspection inspection = entry.getValue();
      PictureFile picture = inspection.picture();
      out.writeUTF(entry.getKey());
      out.writeLong(inspection.stamp());
      out.writeUTF(inspection.sha256());
      put(picture == null ? null : picture.type().name(), out);
      if (picture != null) {
        out.writeInt(picture.width());
        out.writeInt(picture.height());
      }
      put(inspection.problem(), out);
    }
    out.writeInt(findings.size());
    for (Finding finding : findings) {
      out.writeUTF(finding.severity().name());
      out.writeUTF(finding.where());
      out.writeUTF(finding.what());
      put(finding.hint(), out);
    }
    out.writeBoolean(shown);
  }

  private static void put(@Nullable String text, DataOutputStream out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }
}
