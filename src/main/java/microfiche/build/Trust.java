package microfiche.build;

/** What a build takes over from earlier ones. */
public enum Trust {
  /** All that holds; a seed holds when size, times and identity of its file are the same. */
  STAMPS,
  /** The same, but every seed is read, and holds when its bytes are the same. */
  BYTES,
  /** Nothing. */
  NOTHING
}
