package microfiche.work;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something when it is first asked for; safe for several threads. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> make;
  private volatile @Nullable T made;

  /** What {@code make} makes, which is asked at most once unless it fails. */
  public Once(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public T get() {
    T now = made;
    if (now == null) {
      synchronized (this) {
        now = made;
        if (now == null) {
          now = make.get();
          made = now;
        }
      }
    }
    return now;
  }
}
