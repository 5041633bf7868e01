package microfiche.media;

import java.io.IOException;
import java.nio.file.Files;
import microfiche.hash.Digest;
import microfiche.report.Reasons;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file of a media folder.
 *
 * @param stamp of the file that was read
 * @param sha256 of its bytes, in hexadecimal; empty when it could not be used
 * @param picture what it is, or null
 * @param problem why it cannot be used, or null
 */
public record Inspection(
    long stamp, String sha256, @Nullable PictureFile picture, @Nullable String problem) {
  /** No page should carry a larger file, in bytes. */
  private static final long LARGEST = 32L << 20;

  /** Reads a file; one that cannot be read or is no picture costs only itself. */
  public static Inspection of(MediaFile file) {
    try {
      long size = Files.size(file.file());
      if (size > LARGEST) {
        throw new NotAPictureException("it is too large for a page (" + (size >> 20) + " MB)");
      }
      Inspection inspection = of(Files.readAllBytes(file.file()), file.stamp());
      String claimed = file.claimed();
      if (inspection.picture() != null && claimed != null && !claimed.equals(inspection.sha256())) {
        throw new NotAPictureException(
            "it was damaged or changed: its bytes do not match its name");
      }
      return inspection;
    } catch (NotAPictureException e) {
      return new Inspection(file.stamp(), "", null, e.getMessage());
    } catch (IOException e) {
      return new Inspection(0, "", null, "it cannot be read (" + Reasons.of(e) + ")");
    }
  }

  /** Reads a picture from memory. */
  public static Inspection of(byte[] bytes, long stamp) {
    try {
      return new Inspection(stamp, Digest.of(bytes), PictureFile.of(bytes), null);
    } catch (NotAPictureException e) {
      return new Inspection(stamp, "", null, e.getMessage());
    }
  }

  /** Where the picture lies in a site: the same bytes at the same place, whatever their name. */
  public @Nullable Picture inSite() {
    return picture == null
        ? null
        : new Picture(
            "pictures/"
                + sha256.substring(0, 2)
                + "/"
                + sha256.substring(0, 32)
                + "."
                + picture.type().ending(),
            picture.width(),
            picture.height());
  }
}
