package microfiche.address;

import static org.assertj.core.api.Assertions.assertThat;

import microfiche.address.Addresses.Archived;
import microfiche.address.Addresses.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private static final String PAGE = "https://paper.example.org/2024/05/a.html";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "https://other.example.org/b, https://other.example.org/b",
        "http://other.example.org/b c, http://other.example.org/b%20c",
        "HTTPS://other.example.org/b, HTTPS://other.example.org/b",
        "b.html, https://paper.example.org/2024/05/b.html",
        "../b.html, https://paper.example.org/2024/b.html",
        "/b.html, https://paper.example.org/b.html",
        "?page=2, https://paper.example.org/2024/05/?page=2",
        "//other.example.org/b, https://other.example.org/b",
        "b c|d.html, https://paper.example.org/2024/05/b%20c%7Cd.html",
        "mailto:a@example.org, mailto:a@example.org",
        "“b.html”, https://paper.example.org/2024/05/b.html",
        "https://images.weserv.nl/?url=pictures.example.org/a.jpg, https://pictures.example.org/a.jpg",
      })
  void whatALinkMeansOnAPage(String href, String meant) {
    assertThat(Addresses.resolve(PAGE, href)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "\"\"", "javascript:void(0)", "file:///home/a", "data:x", "tel:1"})
  void whatLeadsNowhere(String href) {
    assertThat(Addresses.resolve(PAGE, href)).isNull();
  }

  @Test
  void withoutAPageOnlyWholeAddressesLeadSomewhere() {
    assertThat(Addresses.resolve(null, "b.html")).isNull();
    assertThat(Addresses.resolve(null, "https://example.org/b")).isEqualTo("https://example.org/b");
    assertThat(Addresses.resolve("mailto:a@example.org", "b.html")).isNull();
    assertThat(Addresses.resolve("file:///a/b.html", "c.html")).isNull();
  }

  /** 4,000 characters, so that many links of one page stay small. */
  @Test
  void nothingIsRelativeToAnAddressThatIsTooLong() {
    String base = "https://example.org/" + "a".repeat(4000 - 20);
    assertThat(base).hasSize(4000);
    assertThat(Addresses.resolve(base, "b")).isEqualTo("https://example.org/b");
    assertThat(Addresses.resolve(base + "a", "b")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://web.archive.org/web/20200102030405/https://a.example.org/b,https://a.example.org/b,2020-01-02T03:04:05Z",
    "https://web.archive.org/web/20200102030405im_/http:/a.example.org/b,http://a.example.org/b,2020-01-02T03:04:05Z",
    "/web/20200102/a.example.org/b,http://a.example.org/b,2020-01-02T00:00:00Z",
    "//archive.org/web/202001020304/https://a.example.org/b,https://a.example.org/b,2020-01-02T03:04:00Z",
    "https://web.archive.org/web/2020/https://a.example.org/b,https://a.example.org/b,",
    "https://archive.ph/2020.01.02-030405/https://a.example.org/b,https://a.example.org/b,2020-01-02T03:04:05Z",
    "https://archive.is/20200102030405/www.example.org/b,http://www.example.org/b,2020-01-02T03:04:05Z",
    "https://archive.today/o/AbCd1/https://a.example.org/b,https://a.example.org/b,",
    "https://webcache.googleusercontent.com/search?q=cache:AbCdEfGh1:https%3A%2F%2Fa.example.org%2Fb+tide,https://a.example.org/b,",
  })
  void theOriginalOfACopyInAnArchive(String address, String original, String time) {
    assertThat(Addresses.archived(address)).isEqualTo(new Archived(original, time));
    assertThat(Addresses.resolve(PAGE, address)).isEqualTo(original);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://archive.org/details/a",
        "https://a.example.org/web/20200102030405/https://b.example.org/",
        "https://archive.ph/AbCd1",
        "https://webcache.googleusercontent.com/search?q=tide",
        "/web/archive/a.html",
      })
  void whatIsNoCopyInAnArchive(String address) {
    assertThat(Addresses.archived(address)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://img.example.org/?w=3&url=a.example.org/b.jpg&h=4,https://a.example.org/b.jpg",
    "https://proxy.example.org/?url=https%3A%2F%2Fa.example.org%2Fb.jpg,https://a.example.org/b.jpg",
    "https://images.weserv.nl/?url=ssl:a.example.org/b.jpg,https://a.example.org/b.jpg",
    "https://images.weserv.nl/?url=//a.example.org/b.jpg,https://a.example.org/b.jpg",
    "https://images.weserv.nl/?url=http://a.example.org/b.jpg,http://a.example.org/b.jpg",
    "https://a.example.org/?url=b,https://a.example.org/?url=b",
    "https://a.example.org/b.jpg,https://a.example.org/b.jpg",
    "https://images.example.org/a/?u=b.jpg,https://images.example.org/a/?u=b.jpg",
  })
  void thePictureBehindAProxy(String address, String real) {
    assertThat(Addresses.unproxied(address)).isEqualTo(real);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "https://www.Example.org/a,example.org",
        "https://example.org,example.org",
        "https://cn.example.org:8080/a,cn.example.org",
        "http://user:word@example.org/a,example.org",
        "https://example.org?a,example.org",
        "https://example.org#a,example.org",
        "example.org/a,''",
        "null,''",
        "https://www.,''",
      })
  void theHostOfAnAddress(String address, String host) {
    assertThat(Addresses.host(address)).isEqualTo(host);
  }

  @Test
  void theFirstAddressInALineAndWhatStandsAroundIt() {
    assertThat(Addresses.find("原文：[灯塔](https://a.example.org/b_(c).html \"t\") 转自晨报"))
        .isEqualTo(new Found("https://a.example.org/b_(c).html", "原文 转自晨报", "灯塔"));
    assertThat(Addresses.find("[x]( <https://a.example.org/b>)"))
        .isEqualTo(new Found("https://a.example.org/b", "", "x"));
    assertThat(Addresses.find("见 <ok href=\"https://a.example.org/b c\">此处</ok>。"))
        .isEqualTo(new Found("https://a.example.org/b%20c", "见 此处 。", ""));
    assertThat(Addresses.find("(see https://a.example.org/b_(c)).")) // the bracket opened before
        .isEqualTo(new Found("https://a.example.org/b_(c)", "see .", ""));
    assertThat(Addresses.find("https://a.example.org/b，下一句"))
        .isEqualTo(new Found("https://a.example.org/b", "，下一句", ""));
    assertThat(Addresses.find("没有地址")).isNull();
    assertThat(Addresses.find("[a](https://a.example.org/b"))
        .isEqualTo(new Found("https://a.example.org/b", "", "a"));
    assertThat(Addresses.find("[a](b.html)")).isNull();
    assertThat(Addresses.find("](https://a.example.org/b)"))
        .isEqualTo(new Found("https://a.example.org/b", "", ""));
  }

  @Test
  void anAddressThatIsStated() {
    assertThat(Addresses.stated(" <https://a.example.org/b c> "))
        .isEqualTo("https://a.example.org/b%20c");
    assertThat(Addresses.stated("https://a.example.org/b https://c.example.org/"))
        .isEqualTo("https://a.example.org/b");
    assertThat(Addresses.stated("http://a.example.org/b")).isEqualTo("http://a.example.org/b");
    assertThat(Addresses.stated("来自 https://a.example.org/b")).isEqualTo("https://a.example.org/b");
    assertThat(Addresses.stated("https://x [a](https://a.example.org/b)"))
        .isEqualTo("https://a.example.org/b");
    assertThat(Addresses.stated("晨报")).isNull();
  }

  @Test
  void blanksMarksAndLineBreaksAroundAnAddressGo() {
    assertThat(Addresses.trim(" “a\n b\t”\u00a0")).isEqualTo("a b");
    assertThat(Addresses.trim("\r\n'a'\u3000")).isEqualTo("a");
    assertThat(Addresses.trim("\"\"")).isEmpty();
    assertThat(Addresses.trim("a")).isEqualTo("a");
    assertThat(Addresses.trim("a\nb")).isEqualTo("ab");
    assertThat(Addresses.trim("a\rb")).isEqualTo("ab");
    assertThat(Addresses.trim("a\tb")).isEqualTo("ab");
  }
}
