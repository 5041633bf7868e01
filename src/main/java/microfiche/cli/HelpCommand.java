package microfiche.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import microfiche.report.UserError;
import microfiche.resource.Resources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how a command is used, or prints a guide. The guides travel in the program. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Shows the help of a command, or a guide.")
final class HelpCommand implements Callable<Integer> {
  /** The guides that travel in the program; {@code src/docs} has them. */
  static final List<String> GUIDES =
      List.of(
          "start",
          "seeds",
          "containers",
          "outlets",
          "media",
          "search",
          "templates",
          "scale",
          "exports",
          "records",
          "trust");

  private static final String FOLDER = "docs/";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "TOPIC",
      descriptionKey = "TOPIC",
      arity = "0..1",
      description =
          "A command, or a guide: start, seeds, containers, outlets, media, search, templates, scale, "
              + "exports, records, trust.")
  private @Nullable String topic;

  @Override
  public Integer call() {
    CommandLine all = Objects.requireNonNull(spec).root().commandLine();
    PrintWriter out = all.getOut();
    CommandLine command = topic == null ? all : all.getSubcommands().get(topic);
    if (command != null) {
      command.usage(out);
    } else if (topic != null && GUIDES.contains(topic)) {
      out.print(guide(topic));
      if (topic.equals("records")) {
        out.print(Resources.text("published.schema.json"));
        out.print(Resources.text("record.schema.json"));
      }
    } else {
      throw UserError.usage(
          "help",
          "no guide and no command is called " + topic,
          "the commands are "
              + String.join(", ", all.getSubcommands().keySet())
              + "; the guides are "
              + String.join(", ", GUIDES));
    }
    out.flush();
    return Commands.DONE;
  }

  /** A guide in the user's language, or in English where it is not there. */
  static String guide(String name) {
    String chinese =
        Speech.language().equals("en")
            ? null
            : Resources.textIfThere(FOLDER + "zh-Hans/" + name + ".md");
    return Speech.inScript(chinese == null ? Resources.text(FOLDER + name + ".md") : chinese);
  }
}
