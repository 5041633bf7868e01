package microfiche.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** x. */
@Command(name = "build", description = "Publishes the archive.")
final class BuildCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
