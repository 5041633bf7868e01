package microfiche.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import microfiche.config.SiteConfigFile;
import microfiche.render.Theme;
import microfiche.report.UserError;
import microfiche.start.FirstConfig;
import microfiche.start.NewArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts an archive of one's own. */
@Command(
    name = "init",
    description =
        "Makes a folder for a new archive: a site-config.yaml that explains every key, and an empty "
            + "seeds/. Nothing that exists is changed.")
final class InitCommand implements Callable<Integer> {
  private static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en");

  @Mixin private final Verbosity verbosity = new Verbosity();

  @Parameters(
      paramLabel = "DIR",
      descriptionKey = "DIR",
      description = "A folder that is new or empty.")
  private @Nullable Path folder;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "The archive's name; default: that of the folder.")
  private @Nullable String title;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      defaultValue = "zh-Hans",
      description =
          "zh-Hans, zh-Hant or en: of the interface and of the comments; default: zh-Hans.")
  private String language = "zh-Hans";

  @Option(
      names = "--theme",
      description = "Copy the default theme into templates/, to change its looks.")
  private boolean theme;

  @Override
  public Integer call() {
    if (!LANGUAGES.contains(language)) {
      throw UserError.usage(
          "--language", "cannot be " + language, "allowed: " + String.join(", ", LANGUAGES));
    }
    if (title != null && title.isBlank()) {
      throw UserError.usage("--title", "is empty", "leave it out to use the folder's name");
    }
    NewArchive archive = new NewArchive(folder == null ? Path.of("") : folder);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        SiteConfigFile.NAME,
        NewArchive.utf8(FirstConfig.text(language, title(archive.folder()), theme)));
    if (theme) {
      Theme.own().forEach((path, bytes) -> files.put(NewArchive.TEMPLATES + "/" + path, bytes));
    }
    archive.write(files);
    next(archive.folder());
    return Commands.DONE;
  }

  private String title(Path archive) {
    Path name = archive.getFileName();
    return title != null ? title : name == null ? "Microfiche" : name.toString();
  }

  private void next(Path archive) {
    String program = Program.anywhere();
    verbosity.say("A new archive is in " + archive);
    verbosity.say("");
    verbosity.say("1. Put your files into " + archive.resolve(NewArchive.SEEDS));
    verbosity.say("2. Publish them, or see how they look while you work on them:");
    verbosity.say("     cd " + Program.quoted(archive.toString()));
    verbosity.say("     " + program + " build");
    verbosity.say("     " + program + " serve");
    verbosity.say("");
    verbosity.say(SiteConfigFile.NAME + " there explains what can be chosen.");
    if (theme) {
      verbosity.say(
          "Colours and fonts are at the top of "
              + archive.resolve(NewArchive.TEMPLATES).resolve("assets/style.css"));
    }
  }
}
