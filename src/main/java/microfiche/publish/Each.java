package microfiche.publish;

import java.util.List;
import java.util.function.Consumer;

/** Does the same to every element of a list, perhaps in several threads, and returns when done. */
@FunctionalInterface
public interface Each {
  <T> void each(List<T> list, Consumer<T> action);
}
