package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import microfiche.Fixtures;
import microfiche.card.Card;
import microfiche.seed.Seed;
import microfiche.seed.SeedReader;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One thing again and again, in every place where a file may hold it. What counts is the
 * processor's time for the thread: most take a tenth of a second, and what grows with the square of
 * the length takes minutes.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostileSeedsTest {
  private static final int LENGTH = 30_000;

  private static final long MOST_SECONDS = 10;

  private static final Map<String, String> HTML = new TreeMap<>();
  private static final Map<String, String> MARKDOWN = new TreeMap<>();

  static {
    html("paragraphs", i -> "<p>潮<b>水</b></p>");
    html("unclosed", i -> "<b>潮<p>");
    html("unclosed one after another", i -> "<p><b id=" + i + ">潮");
    html("divisions in each other", i -> "<div>潮");
    html("spans in each other", i -> "<span>潮");
    html("links in each other", i -> "<a href=/x>潮");
    html("quotations in each other", i -> "<blockquote>潮");
    html("lists in each other", i -> "<ul><li>潮");
    html("tables in each other", i -> "<table><tr><td>");
    html("text in tables", i -> "<table>潮");
    html("articles in each other", i -> "<article><p>潮水涨了，又落。</p>");
    html("drawings in each other", i -> "<svg><g>");
    html("templates in each other", i -> "<template>");
    html("elements nobody knows", i -> "<x" + i + ">潮");
    html("open comments", i -> "<!--");
    html("comments", i -> "<!---->");
    html("open tags", i -> "<a");
    html("open values", i -> "<a b='");
    html("end tags", i -> "</b></p>");
    html("crossed", i -> "<b><i></b></i>");
    html("crossed in tables", i -> "<a><table><a>");
    html("scripts", i -> "<script></script>");
    html("linked data", i -> "<script type=application/ld+json>{\"a\":[1]}</script>");
    html("hidden", i -> "<p hidden>潮</p>");
    html("copies of pictures", i -> "<noscript><img src=/a.jpg></noscript>");
    html("pictures with words", i -> "<img src=/" + i + ".jpg><p align=center>潮</p>");
    html("pictures and lines", i -> "<img src=/" + i + ".jpg>潮<br><br>");
    html("figures", i -> "<figure><img src=/" + i + ".jpg>潮（水）</figure>");
    html("links", i -> "<a href=/" + i + ">潮" + i + "</a> ");
    html("tags", i -> "<a href='https://x.example.org/tag/" + i + "'>潮" + i + "</a>");
    html("related", i -> "<p>相关文章：<a href=/" + i + ">潮" + i + "</a></p>");
    html("times", i -> "<time datetime=x" + i + ">潮</time>");
    html("facts", i -> "<p>作者：潮</p>");
    html("attributes", i -> "<p a" + i + " b c d e f g>潮</p>");
    html("breaks", i -> "潮<br>");
    HTML.put("dropped lines", "<p>" + "获取更多RSS<br>http://a http://b<br>".repeat(4_000));
    HTML.put("one figure", "<figure>" + repeated(i -> "<img src=/" + i + ".jpg>潮"));
    HTML.put("deep, then wide", "<div>".repeat(2_000) + repeated(i -> "<p>潮</p>"));
    HTML.put("deep and centred", "<div align=center>".repeat(600) + "<img src=/a>" + "潮<b>水</b>");
    HTML.put("label and blanks", "<pre>相关文章" + " ".repeat(LENGTH) + "x</pre>");
    HTML.put("addresses", "<p>获取更多RSS<br>" + "http://".repeat(LENGTH / 7) + " x</p>");
    HTML.put("set of pictures", "<img srcset='x" + " ".repeat(LENGTH) + "y'>");
    HTML.put("style", "<p style='display" + " ".repeat(LENGTH) + "x'>潮</p>");
    HTML.put("steps upwards", "<img src='" + "../".repeat(LENGTH / 3) + "a.jpg'>");
    HTML.put("datelines", "<p>" + "【甲".repeat(LENGTH / 2) + "</p>");
    HTML.put("one paragraph", "<p>" + "潮水涨了。".repeat(LENGTH / 5) + "</p>");
    HTML.put("one word", "<p>" + "a".repeat(LENGTH) + "</p>");
    markdown("definitions", i -> "[x" + i + "]: /u\n");
    MARKDOWN.put(
        "definitions that are used",
        repeated(i -> "[x" + i + "]: /u\n") + "\n" + repeated(i -> "[x" + i + "]\n\n"));
    markdown("paragraphs", i -> "潮\n\n");
    markdown("lines", i -> "潮\n");
    markdown("quotations", i -> "> ");
    markdown("items in each other", i -> "- ");
    markdown("items", i -> "- 潮\n  ");
    markdown("indented items", i -> "  ".repeat(i % 200) + "- 潮\n");
    markdown("fences", i -> "```\n");
    markdown("brackets", i -> "[");
    markdown("open links", i -> "[a](");
    markdown("stars", i -> "*a **b");
    markdown("back quotes", i -> "`a``");
    markdown("open tags", i -> "<b>\n\n");
    markdown("open comments", i -> "<!--\n");
    markdown("table rows", i -> i == 0 ? "|a|b|\n|-|-|\n" : "|a|b|\n");
    markdown("rules", i -> "---\n\n");
    markdown("blanks", i -> "a     ");
    MARKDOWN.put("original", "原文链接：x" + " ".repeat(LENGTH) + "y");
    MARKDOWN.put("link as heading", "# [" + "](".repeat(LENGTH / 2));
  }

  private static void html(String name, IntFunction<String> piece) {
    HTML.put(name, repeated(piece));
  }

  private static void markdown(String name, IntFunction<String> piece) {
    MARKDOWN.put(name, repeated(piece));
  }

  private static String repeated(IntFunction<String> piece) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < LENGTH; i++) {
      text.append(piece.apply(i));
    }
    return text.toString();
  }

  static Stream<String> shapes() {
    return Stream.concat(
        HTML.keySet().stream()
            .flatMap(name -> Stream.of("easy2view", "page").map(kind -> kind + ": " + name)),
        MARKDOWN.keySet().stream().map(name -> "markdown: " + name));
  }

  private static String seed(String shape) {
    String kind = shape.substring(0, shape.indexOf(':'));
    String name = shape.substring(shape.indexOf(':') + 2);
    return switch (kind) {
      case "easy2view" ->
          "### 潮水\n\n---\n\n#### [首页](..)\n\n<div>"
              + HTML.get(name)
              + "</div>\n\n---\n\n原文链接（需翻墙）：https://www.epochtimes.com/gb/21/12/15/n1.htm\n";
      case "page" ->
          "<!DOCTYPE html><html><head><title>潮水</title>"
              + "<link rel=canonical href=https://x.example.org/a/1></head><body>"
              + HTML.get(name)
              + "</body></html>";
      default -> "# 潮水\n\n作者：甲\n\n" + MARKDOWN.get(name);
    };
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void costsNoMoreThanItsLength(String shape) {
    Seed seed = SeedReader.decode("hostile.md", null, seed(shape).getBytes(StandardCharsets.UTF_8));
    Duration took =
        Fixtures.cpuTime(
            () -> {
              Extraction extraction = Fixtures.EXTRACTOR.extract(seed);
              if (extraction.article() != null) {
                Card.of(extraction.article(), 0, 0, 0);
              }
              assertThat(extraction.failure()).isNull();
            });
    assertThat(took.toSeconds()).isLessThan(MOST_SECONDS);
  }
}
