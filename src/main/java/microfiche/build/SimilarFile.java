package microfiche.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import microfiche.archive.SimilarNotes;
import microfiche.disk.FileNames;
import microfiche.disk.SafeFile;
import microfiche.hash.Stamps;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/** Keeps from one build to the next which articles are similar. Without it they are found anew. */
final class SimilarFile {
  /** Bytes before the numbers: of which program they are, and their sum. */
  private static final int HEAD = 2 * Long.BYTES;

  private final Path file;
  private final long program;
  private long[] read = new long[0];

  /**
   * Notes in {@code file}.
   *
   * @param program a digest of the program: another one may find others
   */
  SimilarFile(Path file, String program) {
    this.file = file;
    this.program = Stamps.of(program);
  }

  /** What the last build found out; nothing when that is damaged, or another program's. */
  SimilarNotes read() {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      if (bytes.length % Long.BYTES == 0 && bytes.length >= HEAD) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getLong() == program && in.getLong() == sum(bytes)) {
          read = new long[(bytes.length - HEAD) / Long.BYTES];
          in.asLongBuffer().get(read);
        }
      }
    } catch (IOException e) {
      // it only saves work
    }
    return SimilarNotes.of(read);
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, HEAD, bytes.length - HEAD);
    return sum.getValue();
  }

  void write(SimilarNotes notes) {
    long[] numbers = notes.toArray();
    if (Arrays.equals(numbers, read)) {
      return;
    }
    byte[] bytes = new byte[HEAD + numbers.length * Long.BYTES];
    ByteBuffer.wrap(bytes, HEAD, bytes.length - HEAD).asLongBuffer().put(numbers);
    ByteBuffer.wrap(bytes).putLong(program).putLong(sum(bytes));
    try {
      SafeFile.replace(file, bytes);
    } catch (IOException e) {
      throw UserError.failed(FileNames.all(file), "cannot be written: " + Reasons.of(e), null);
    }
  }
}
