package microfiche.extract.mirror;

import java.util.Optional;
import microfiche.extract.Capture;
import microfiche.extract.Ledger;
import microfiche.seed.Seed;

/** Wraps other people's articles in its own chrome; knows nothing about who wrote them. */
public interface Mirror {

  /** The {@code seed.mirror} of the record. */
  String name();

  /**
   * The captured article without the mirror's chrome, or empty when the seed is not of this mirror.
   * Recognized by structure that can be pointed at in the file, never by its path. What is not part
   * of the capture's lead and body is booked in {@code ledger}.
   */
  Optional<Capture> unwrap(Seed seed, Ledger ledger);
}
