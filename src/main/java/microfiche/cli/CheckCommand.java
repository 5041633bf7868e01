package microfiche.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** x. */
@Command(name = "check", description = "Publishes the archive.")
final class CheckCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
