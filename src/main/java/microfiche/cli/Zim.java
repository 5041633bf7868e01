package microfiche.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import microfiche.config.SiteConfig;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/** Has {@code zimwriterfs} (openZIM's zim-tools) pack a site into one file for Kiwix. */
final class Zim {
  private static final String TOOL = "zimwriterfs";

  /** Characters that the format allows for a title and for a description. */
  private static final int TITLE = 30;

  private static final int DESCRIPTION = 80;

  private Zim() {}

  /** Writes the site into {@code file}, which must not be there. */
  static void write(SiteConfig config, Path file) {
    String title = config.title();
    String description = config.description().isBlank() ? title : config.description();
    List<String> command =
        new ArrayList<>(
            List.of(
                TOOL,
                "--welcome=index.html",
                "--illustration=assets/icon.png",
                "--language=" + (config.language().equals("en") ? "eng" : "zho"),
                "--title=" + cut(title, TITLE),
                "--description=" + cut(description, DESCRIPTION),
                "--creator=" + title,
                "--publisher=Microfiche",
                "--name=" + title,
                "--withoutFTIndex", // the site searches itself, in Chinese too
                config.out().toAbsolutePath().normalize().toString(),
                file.toAbsolutePath().normalize().toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        String[] lines = said.strip().split("\n");
        throw UserError.failed(
            file.toString(), "cannot be written: " + lines[lines.length - 1].strip(), null);
      }
    } catch (IOException e) {
      throw UserError.failed(
          "export zim",
          TOOL + " cannot be run: " + Reasons.of(e),
          "it is openZIM's, and has to be installed: on Debian with apt install zim-tools");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserError.failed(file.toString(), "was not finished", null);
    }
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
