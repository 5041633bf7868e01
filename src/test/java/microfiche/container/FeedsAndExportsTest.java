package microfiche.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import microfiche.Fixtures;
import microfiche.article.Article;
import microfiche.article.Keyword;
import microfiche.article.Person;
import microfiche.build.Extractors;
import microfiche.extract.Extraction;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Tally;
import microfiche.seed.SeedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds, exports of blogs and channels, and saved pages with their pictures. */
class FeedsAndExportsTest {
  private static final String PROSE = "清晨的码头上，第一班渡轮准点离岸，船上坐满了去对岸赶集的人。船长说，雾散得比往日早，海面平得像一块布。";

  @TempDir Path temporary;
  private Path seeds;

  @BeforeEach
  void makeFolder() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
  }

  private List<Extraction> read(String name, String text) throws IOException {
    Path file = Files.write(seeds.resolve(name), text.getBytes(UTF_8));
    List<Extraction> found = new ArrayList<>();
    Extractors.each(new SeedFile(name, file, null, 0), Fixtures.EXTRACTOR, found::add);
    return found;
  }

  private static List<Article> articles(List<Extraction> found) {
    return found.stream().map(Extraction::article).filter(a -> a != null).toList();
  }

  private static String said(List<Extraction> found) {
    StringBuilder said = new StringBuilder();
    for (Extraction extraction : found) {
      extraction.findings().stream()
          .map(Finding::toString)
          .forEach(s -> said.append(s).append('\n'));
    }
    return said.toString();
  }

  private static String rss(String doctype, String items) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + doctype
        + "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>海风周刊</title>"
        + "<link>https://weekly.example.org/</link><description>x</description><language>zh-cn</language>"
        + items
        + "</channel></rss>";
  }

  private static String item(String title, String more) {
    return "<item><title>"
        + title
        + "</title><link>https://weekly.example.org/"
        + title.hashCode()
        + ".html</link><guid isPermaLink=\"false\">post-"
        + title
        + "</guid>"
        + more
        + "</item>";
  }

  @Test
  void entriesOfRssWithTheirTextAreArticles() throws IOException {
    List<Extraction> found =
        read(
            "feed.xml",
            rss(
                "",
                item(
                        "灯塔重放光明",
                        "<pubDate>Wed, 01 May 2024 08:00:00 +0800</pubDate><dc:creator>沈牧潮</dc:creator>"
                            + "<category>灯塔</category><category>石鸢岬</category>"
                            + "<description>灯塔…</description><content:encoded><![CDATA[<p>"
                            + PROSE.repeat(4)
                            + "</p><p><a href=\"https://weekly.example.org/a\">旧闻</a>里说过它。</p>]]></content:encoded>"
                            + "<enclosure url=\"https://weekly.example.org/lamp.jpg\" type=\"image/jpeg\" length=\"1\"/>")
                    + item(
                        "只有开头",
                        "<description>渡轮今天… &lt;a href=\"https://weekly.example.org/b\"&gt;阅读全文&lt;/a&gt;</description>")));
    assertThat(articles(found)).hasSize(1);
    Article article = articles(found).get(0);
    assertThat(article.headline()).isEqualTo("灯塔重放光明");
    assertThat(article.author()).extracting(Person::name).containsExactly("沈牧潮");
    assertThat(article.keywords()).extracting(Keyword::name).containsExactly("灯塔", "石鸢岬");
    assertThat(String.valueOf(article.datePublished())).startsWith("2024-05-01T");
    assertThat(article.image())
        .extracting(image -> image.contentUrl())
        .containsExactly("https://weekly.example.org/lamp.jpg");
    assertThat(article.articleBody()).contains("海面平得像一块布").contains("旧闻");
    assertThat(article.seed().part()).isEqualTo("post-灯塔重放光明");
    assertThat(said(found)).contains("a teaser, and not the article");
  }

  @Test
  void otherFeedsAreReadAlike() throws IOException {
    String atom =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>海风周刊</title><id>x</id><updated>2024-05-01T00:00:00Z</updated>"
            + "<entry><id>tag:weekly.example.org,2024:1</id><title>渡轮复航</title><author><name>鲁守澜</name></author>"
            + "<published>2024-05-01T00:00:00Z</published><updated>2024-05-02T00:00:00Z</updated>"
            + "<link rel=\"alternate\" href=\"https://weekly.example.org/1.html\"/><category term=\"渡轮\"/>"
            + "<content type=\"html\">&lt;p&gt;"
            + PROSE
            + "&lt;/p&gt;</content></entry></feed>";
    String rdf =
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>海风周刊</title><link>x</link>"
            + "<description>x</description></channel><item rdf:about=\"https://weekly.example.org/1.html\"><title>渡轮复航</title>"
            + "<link>https://weekly.example.org/1.html</link><dc:date>2024-05-01T00:00:00Z</dc:date><dc:creator>鲁守澜</dc:creator>"
            + "<dc:subject>渡轮</dc:subject><description>"
            + PROSE
            + "</description></item></rdf:RDF>";
    String json =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"海风周刊\",\"items\":[{\"id\":\"1\","
            + "\"url\":\"https://weekly.example.org/1.html\",\"title\":\"渡轮复航\",\"content_html\":\"<p>"
            + PROSE
            + "</p>\",\"date_published\":\"2024-05-01T00:00:00Z\",\"authors\":[{\"name\":\"鲁守澜\"}],\"tags\":[\"渡轮\"]}]}";
    for (String text : List.of(atom, rdf, json)) {
      String name = text.startsWith("{") ? "feed.json" : "feed.xml";
      List<Extraction> found = read(name, text);
      assertThat(articles(found)).as(said(found)).hasSize(1);
      Article article = articles(found).get(0);
      assertThat(article.headline()).isEqualTo("渡轮复航");
      assertThat(article.url()).isEqualTo("https://weekly.example.org/1.html");
      assertThat(article.author()).extracting(Person::name).containsExactly("鲁守澜");
      assertThat(article.keywords()).extracting(Keyword::name).containsExactly("渡轮");
      assertThat(article.articleBody()).isEqualTo(PROSE);
      assertThat(String.valueOf(article.datePublished())).startsWith("2024-05-01");
    }
  }

  @Test
  void entitiesAreNotFollowedAndDoNotExplode() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String place = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.dtd";
      StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
      for (int i = 1; i < 40; i++) {
        bomb.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
      }
      List<String> doctypes =
          List.of(
              "<!DOCTYPE rss SYSTEM \"" + place + "\">",
              "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + place + "\">]>",
              "<!DOCTYPE rss [<!ENTITY % x SYSTEM \"" + place + "\"> %x;]>",
              bomb + "]>");
      for (String doctype : doctypes) {
        String entity = doctype.contains("a39") ? "&a39;" : "&x;";
        String text =
            rss(doctype, item("坏" + entity, "<description>" + PROSE + entity + "</description>"));
        assertThat(said(read("feed.xml", text)) + articles(read("feed.xml", text)))
            .doesNotContain("hahahaha");
        String wxr = text.replace("<rss ", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" ");
        assertThat(said(read("wp.xml", wxr)) + articles(read("wp.xml", wxr)))
            .doesNotContain("hahahaha");
      }
      assertThat(asked.get()).isZero();
    } finally {
      server.stop(0);
    }
  }

  private static String post(String id, String status, String type, String body, String more) {
    return "<item><title>第"
        + id
        + "篇</title><link>https://blog.example.org/"
        + id
        + "</link>"
        + "<dc:creator>shen</dc:creator><content:encoded><![CDATA["
        + body
        + "]]></content:encoded>"
        + "<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>"
        + id
        + "</wp:post_id>"
        + "<wp:post_date_gmt>2019-03-0"
        + id
        + " 04:05:06</wp:post_date_gmt><wp:status>"
        + status
        + "</wp:status><wp:post_type>"
        + type
        + "</wp:post_type>"
        + more
        + "</item>";
  }

  @Test
  void postsOfWordPressAreArticles() throws IOException {
    String wxr =
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\""
            + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>海边博客</title><language>zh-CN</language>"
            + "<wp:author><wp:author_login>shen</wp:author_login><wp:author_display_name><![CDATA[沈牧潮]]></wp:author_display_name></wp:author>"
            + post(
                "1",
                "publish",
                "post",
                PROSE
                    + "\n\n第二段说的是渔市。\u0008\n\n[caption id=\"x\"]<img src=\"https://blog.example.org/b.jpg\" /> 渔市[/caption]",
                "<category domain=\"category\"><![CDATA[岛上]]></category><category domain=\"post_tag\"><![CDATA[渔市]]></category>"
                    + "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>4</wp:meta_value></wp:postmeta>"
                    + "<wp:comment><wp:comment_content>好文</wp:comment_content></wp:comment>")
            + post("2", "draft", "post", PROSE, "")
            + post("3", "private", "page", PROSE, "")
            + post(
                "4",
                "inherit",
                "attachment",
                "",
                "<wp:attachment_url>https://blog.example.org/lead.jpg</wp:attachment_url>")
            + post("5", "publish", "nav_menu_item", "", "")
            + "</channel></rss>";
    List<Extraction> found = read("export.xml", wxr);
    assertThat(articles(found)).as(said(found)).hasSize(1);
    Article article = articles(found).get(0);
    assertThat(article.headline()).isEqualTo("第1篇");
    assertThat(article.author()).extracting(Person::name).containsExactly("沈牧潮");
    assertThat(article.keywords()).extracting(Keyword::name).containsExactly("渔市");
    assertThat(article.articleSection()).containsExactly("岛上");
    assertThat(article.image())
        .extracting(image -> image.contentUrl())
        .containsExactly("https://blog.example.org/lead.jpg", "https://blog.example.org/b.jpg");
    assertThat(article.articleBody().lines().toList()).containsExactly(PROSE, "第二段说的是渔市。");
    assertThat(article.articleBody()).doesNotContain("好文");
    assertThat(said(found))
        .contains("not published by its author: draft")
        .contains("not published by its author: private")
        .contains("nav_menu_item");
    assertThat(articles(read("cut.xml", wxr.substring(0, wxr.indexOf("<title>第3篇"))))).hasSize(1);
  }

  @Test
  void postsOfBloggerAreArticles() throws IOException {
    String kind =
        "<category scheme=\"http://schemas.google.com/g/2005#kind\" term=\"http://schemas.google.com/blogger/2008/kind#";
    String entry =
        "<title>灯塔手记</title><content type=\"html\">&lt;p&gt;"
            + PROSE
            + "&lt;/p&gt;</content>"
            + "<published>2012-01-02T03:04:05.000+08:00</published><author><name>鲁守澜</name></author>"
            + "<link rel=\"alternate\" href=\"https://lamp.example.org/2012/01/a.html\"/>";
    String feed =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>b</id><title>灯塔</title><generator>Blogger</generator>"
            + "<entry><id>tag:blogger,1.post-1</id>"
            + kind
            + "post\"/><category term=\"守夜\"/>"
            + entry
            + "</entry>"
            + "<entry><id>tag:blogger,1.post-2</id>"
            + kind
            + "comment\"/>"
            + entry
            + "</entry>"
            + "<entry><id>tag:blogger,1.post-3</id>"
            + kind
            + "post\"/>"
            + entry
            + "<app:control xmlns:app=\"http://purl.org/atom/app#\"><app:draft>yes</app:draft></app:control></entry></feed>";
    List<Extraction> found = read("blog.xml", feed);
    assertThat(articles(found)).as(said(found)).hasSize(1);
    Article article = articles(found).get(0);
    assertThat(article.headline()).isEqualTo("灯塔手记");
    assertThat(article.url()).isEqualTo("https://lamp.example.org/2012/01/a.html");
    assertThat(article.keywords()).extracting(Keyword::name).containsExactly("守夜");
    assertThat(said(found)).contains("not published by its author: draft");
  }

  @Test
  void aSavedPageBringsItsPictures() throws IOException {
    byte[] png = Files.readAllBytes(Fixtures.RESOURCES.resolve("pictures/plain.png"));
    String data = Base64.getMimeEncoder().encodeToString(png);
    String html =
        Samples.page(2, "")
            .replace(
                "<p>船长说",
                "<p><img src=\"cid:frame-1@mhtml.blink\" width=400 height=300></p><p>船长说");
    String mhtml =
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: "
            + Samples.address(2)
            + "\r\nDate: Sat, 1 Jun 2024 02:03:04 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            + "\ttype=\"text/html\";\r\n\tboundary=\"--X--\"\r\n\r\n----X--\r\nContent-Type: text/html\r\n"
            + "Content-Transfer-Encoding: base64\r\nContent-Location: "
            + Samples.address(2)
            + "\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(html.getBytes(UTF_8))
            + "\r\n----X--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: "
            + Samples.picture(2)
            + "\r\n\r\n"
            + data
            + "\r\n----X--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <frame-1@mhtml.blink>\r\n\r\n"
            + data
            + "\r\n----X----\r\n";
    List<Extraction> found = read("page.mhtml", mhtml);
    assertThat(articles(found)).as(said(found)).hasSize(1);
    Article article = articles(found).get(0);
    assertThat(article.url()).isEqualTo(Samples.address(2));
    assertThat(article.headline()).isEqualTo("第2班渡轮准点开出");
    assertThat(article.seed().mirroredAt()).isEqualTo("2024-06-01T02:03:04Z");
    BuildReport report = Fixtures.build(seeds, temporary.resolve("site"), 2);
    assertThat(report.count(Tally.MISSING)).isZero();
    assertThat(report.count(Tally.PICTURES)).isEqualTo(2);
    assertThat(articles(read("cut.mht", mhtml.substring(0, mhtml.length() - 200)))).hasSize(1);
  }

  @Test
  void postsOfTelegramWithHeadlineAndProseAreArticles() throws IOException {
    String json =
        "{\"name\":\"海风频道\",\"type\":\"public_channel\",\"id\":1,\"messages\":["
            + "{\"id\":1,\"type\":\"service\",\"date\":\"2024-05-01T08:00:00\",\"text\":\"\"},"
            + "{\"id\":2,\"type\":\"message\",\"date\":\"2024-05-01T08:00:00\",\"date_unixtime\":\"1714521600\",\"photo\":\"photos/2.png\","
            + "\"text\":[{\"type\":\"bold\",\"text\":\"渡轮复航 <第一班>\\n\"},\"\\n"
            + PROSE
            + "\\n详见\","
            + "{\"type\":\"text_link\",\"text\":\"公告\",\"href\":\"https://weekly.example.org/n\"}]},"
            + "{\"id\":3,\"type\":\"message\",\"date\":\"2024-05-01T09:00:00\",\"text\":\"早上好\"}]}";
    List<Extraction> found = read("result.json", json);
    assertThat(articles(found)).as(said(found)).hasSize(1);
    Article article = articles(found).get(0);
    assertThat(article.headline()).isEqualTo("渡轮复航 <第一班>");
    assertThat(article.seed().part()).isEqualTo("2");
    assertThat(article.image())
        .extracting(image -> image.contentUrl())
        .containsExactly("photos/2.png");
    assertThat(article.articleBody()).isEqualTo(PROSE + "\n详见公告");
    assertThat(said(found)).contains("#3").contains("no article with a headline");
  }
}
