package microfiche.store;

/**
 * What an earlier build left is not what it wrote: a disk has lost something, or somebody wrote
 * there. A build then begins anew.
 */
public final class DamagedNotesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DamagedNotesException(String what) {
    super(what, null, false, false);
  }
}
