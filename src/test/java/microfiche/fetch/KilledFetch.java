package microfiche.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import microfiche.report.Progress;

/** A program of its own that a test kills. */
final class KilledFetch {
  private KilledFetch() {}

  public static void main(String[] args) {
    FetchOptions options = FetchOptions.usual("test", Duration.ZERO, 1 << 20, true);
    List<String> addresses = List.of(args).subList(1, args.length);
    try (Fetcher fetcher = Fetcher.of(addresses, Set.of(), Path.of(args[0]), 99, false, options)) {
      fetcher.run(Progress.NONE);
    }
  }
}
