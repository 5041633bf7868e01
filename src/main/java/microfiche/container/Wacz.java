package microfiche.container;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import microfiche.seed.SeedFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/**
 * WACZ files: WARC files in a ZIP, stored as they are (Web Archive Collection Zipped 1.1.1), so
 * that each record has its place in the whole. Nothing is unpacked to disk.
 */
final class Wacz implements Container {
  /** WARC files in one archive, at most. */
  private static final int MOST = 10_000;

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    Warc.Run run = new Warc.Run(sink);
    try (FileChannel channel = FileChannel.open(file.file());
        ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
      List<ZipArchiveEntry> warcs = new ArrayList<>();
      for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
        ZipArchiveEntry entry = entries.nextElement();
        if (entry.getName().matches("archive/[^/]+\\.warc(?:\\.gz)?") && warcs.size() < MOST) {
          warcs.add(entry);
        }
      }
      warcs.sort(Comparator.comparing(ZipArchiveEntry::getName));
      if (warcs.isEmpty()) {
        sink.rejected(null, "no WACZ: it holds no archive/….warc.gz", null);
      }
      for (ZipArchiveEntry entry : warcs) {
        long start = entry.getDataOffset();
        if (entry.getMethod() != ZipMethod.STORED.getCode() || start < 0) {
          sink.rejected(
              null,
              entry.getName() + " in it is compressed once more",
              "unpack the file, and put the WARC files among the seeds");
          continue;
        }
        long end = Math.min(channel.size(), start + entry.getSize());
        run.read(new Stretch(channel, start, end), at -> start + at);
      }
    }
    run.tell();
  }

  @Override
  public byte @Nullable [] picture(SeedFile file, long at) throws IOException {
    return new Warc().picture(file, at);
  }
}
