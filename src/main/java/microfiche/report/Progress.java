package microfiche.report;

/** Hears how far a long stage has come. Called by several threads. */
public interface Progress {
  /** Nobody listens. */
  Progress NONE =
      new Progress() {
        @Override
        public void stage(String name, int total) {}

        @Override
        public void step() {}

        @Override
        public void done() {}
      };

  /** A stage of {@code total} steps begins; 0 if nobody knows how many. */
  void stage(String name, int total);

  /** One step is done. */
  void step();

  /** The stage is done. */
  void done();
}
