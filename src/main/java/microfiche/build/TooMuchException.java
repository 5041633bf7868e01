package microfiche.build;

/** A build has more seeds to read than it was to read here. Nothing was changed. */
public final class TooMuchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooMuchException(int seeds) {
    super(seeds + " seeds are to be read");
  }
}
