package microfiche.extract.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Code that the old generator would have run: Liquid tags of Jekyll and Hexo, shortcodes of Hugo,
 * attribute lists of kramdown, WordPress's shortcodes. What shows a picture or leads somewhere is
 * turned into that; the rest is taken off and booked. Words between tags stay.
 */
public final class Liquid {
  /** {% name … %}, {{< name … >}}, {{% name … %}}, {{ … }}, {: … }, [caption …]. */
  private static final Pattern CODE =
      Pattern.compile(
          "\\{%-?\\s*(?<tag>[\\w-]+)(?<arguments>(?:[^%}]|%(?!})|}){0,600}?)-?%}"
              + "|\\{\\{[<%]\\s*(?<close>/?)\\s*(?<short>[\\w./-]+)(?<options>(?:[^>%}]|[>%](?!}})){0,600}?)/?\\s*[>%]}}"
              + "|\\{\\{(?<output>[^{}\\n]{0,200})}}"
              + "|(?<toc>(?:^|\\n)[*+-] [^\\n]{1,60}\\n\\{:\\s*toc[^}\\n]{0,60}})"
              + "|\\{:[^{}\\n]{0,200}}"
              + "|\\[/?(?<wp>caption|gallery|embed|audio|video|playlist|more|sourcecode|code|vc_\\w+|et_pb_\\w+)(?:\\s[^\\]\\n]{0,400})?](?!\\()");

  private static final Pattern RAW =
      Pattern.compile("\\{%-?\\s*raw\\s*-?%}(.*?)\\{%-?\\s*endraw\\s*-?%}", Pattern.DOTALL);
  private static final Pattern OPTION =
      Pattern.compile("([\\w-]+)\\s*[=:]\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
  private static final Pattern PICTURE =
      Pattern.compile("(?i)\\S+\\.(?:jpe?g|png|gif|webp|avif|svg)(?:\\?\\S*)?");
  private static final Pattern FILM = Pattern.compile("[\\w-]{6,40}");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private Liquid() {}

  /** {@code text} without the code in it. */
  public static SourceText resolve(SourceText text, Ledger ledger) {
    String all = text.text();
    if (all.indexOf('{') < 0 && all.indexOf("[/") < 0 && all.indexOf("[caption") < 0) {
      return text;
    }
    SourceText.Builder out = SourceText.builder(all.length());
    int at = 0;
    Matcher raw = RAW.matcher(all);
    while (raw.find()) {
      resolve(text, at, raw.start(), out, ledger);
      ledger.take(text, raw.start(), raw.start(1), Fate.MARKUP);
      ledger.take(text, raw.end(1), raw.end(), Fate.MARKUP);
      out.append(text, raw.start(1), raw.end(1));
      at = raw.end();
    }
    if (at == 0 && !CODE.matcher(all).find()) {
      return text;
    }
    resolve(text, at, all.length(), out, ledger);
    return out.build();
  }

  private static void resolve(
      SourceText text, int from, int to, SourceText.Builder out, Ledger ledger) {
    Matcher code = CODE.matcher(text.text()).region(from, to);
    int at = from;
    while (code.find()) {
      out.append(text, at, code.start());
      String shown = shown(code);
      if (shown != null) {
        out.add(shown);
      }
      ledger.take(text, code.start(), code.end(), Fate.chrome("template code: " + name(code)));
      at = code.end();
    }
    out.append(text, at, to);
  }

  private static String name(Matcher code) {
    for (String group : new String[] {"tag", "short", "wp"}) {
      if (code.group(group) != null) {
        return code.group(group);
      }
    }
    return code.group("output") != null ? "output" : "attributes";
  }

  /** What readers would have seen, as Markdown; null for nothing. */
  private static @Nullable String shown(Matcher code) {
    String tag = code.group("tag");
    if (tag != null) {
      return tag(tag, code.group("arguments").strip());
    }
    if (code.group("short") != null) {
      return code.group("close").isEmpty()
          ? shortcode(code.group("short"), code.group("options").strip())
          : null;
    }
    return null;
  }

  private static @Nullable String tag(String tag, String arguments) {
    return switch (tag) {
      case "asset_img", "img", "image" -> picture(arguments);
      case "asset_link", "post_link" -> {
        String[] words = arguments.split("\\s+", 2);
        yield words.length < 2 ? null : words[1];
      }
      // The address of another post: its file, so that a link between files finds it.
      case "post_url", "link", "asset_path" -> arguments + (arguments.contains(".") ? "" : ".md");
      case "youtube", "youku", "bilibili", "vimeo" -> film(tag, arguments);
      default -> null;
    };
  }

  private static @Nullable String shortcode(String name, String options) {
    return switch (name) {
      case "figure", "img", "image", "picture", "imgproc" -> {
        String source = option(options, "src");
        source = source == null ? option(options, "link") : source;
        String title = option(options, "caption");
        title = title == null ? option(options, "title") : title;
        String alt = option(options, "alt");
        yield source == null ? picture(options) : figure(source, alt, title);
      }
      case "youtube", "vimeo", "bilibili" -> film(name, options);
      case "ref", "relref" -> options.replaceAll("[\"']", "").strip();
      default -> null;
    };
  }

  /** {@code /a/b.png 300 "title"}: the first word that is a picture, and the rest as its title. */
  private static @Nullable String picture(String arguments) {
    Matcher file = PICTURE.matcher(arguments);
    if (!file.find()) {
      return null;
    }
    String rest =
        arguments.substring(file.end()).replaceAll("\\b\\d{1,4}(?:px|%)?\\b", " ").strip();
    Matcher quoted = QUOTED.matcher(rest);
    String title =
        quoted.find() && rest.startsWith("\"") ? quoted.group(1) : rest.replace("\"", "");
    return figure(
        file.group().replaceAll("^[\"']|[\"']$", ""), null, title.isBlank() ? null : title);
  }

  private static String figure(String source, @Nullable String alt, @Nullable String caption) {
    return "\n\n<figure><img src=\""
        + MarkdownHtml.escaped(source)
        + "\" alt=\""
        + MarkdownHtml.escaped(alt == null ? "" : alt)
        + "\"/>"
        + (caption == null ? "" : "<figcaption>" + MarkdownHtml.escaped(caption) + "</figcaption>")
        + "</figure>\n\n";
  }

  private static @Nullable String film(String host, String arguments) {
    Matcher id = FILM.matcher(arguments);
    if (!id.find()) {
      return null;
    }
    String address =
        switch (host) {
          case "youtube" -> "https://www.youtube.com/watch?v=" + id.group();
          case "vimeo" -> "https://vimeo.com/" + id.group();
          case "bilibili" -> "https://www.bilibili.com/video/" + id.group();
          default -> "https://v.youku.com/v_show/id_" + id.group() + ".html";
        };
    return "\n\n<iframe src=\"" + address + "\"></iframe>\n\n";
  }

  private static @Nullable String option(String options, String name) {
    Matcher option = OPTION.matcher(options);
    while (option.find()) {
      if (option.group(1).equals(name)) {
        return option.group(2) != null
            ? option.group(2)
            : option.group(3) != null ? option.group(3) : option.group(4);
      }
    }
    return null;
  }
}
