package microfiche.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://www.example.org/a/b.htm,http://example.org/a/b.htm",
    "https://m.example.org/a?utm_source=x&id=3,https://www.example.org/a?id=3",
    "https://example.org/a#top,https://example.org/a",
    "https://example.org/gb/tag/%e6%99%ae.html,https://example.org/gb/tag/普.html",
    "https://example.org/%61,https://example.org/a",
    "https://EXAMPLE.org:443/a/,https://example.org/a",
    "https://example.org/index.html,https://example.org",
    "https://example.org/?b=2&a=1,https://example.org/?a=1&b=2",
  })
  void twoSpellingsOfOneAddressAreEqual(String a, String b) {
    assertThat(CanonicalUrl.of(a)).isNotNull().isEqualTo(CanonicalUrl.of(b));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "https://www.Example.org/A/b.htm,example.org/A/b.htm",
        "HTTP://www2.example.org:80/,example.org",
        "https://amp.example.org/a/index.php,example.org/a",
        "https://example.org/index.htm?x=1,example.org?x=1",
        "https://example.org/index.htmls,example.org/index.htmls",
        "https://example.org/a/?b&a=&=c,example.org/a?a=&b",
        "https://example.org/a?utm_x=1&fbclid=2&FROM=3,example.org/a",
        "https://example.org/a?q=%e6%99%ae%41,example.org/a?q=%E6%99%AEA",
        "https://example.org/%2f%7Ea,example.org/%2F~a",
        "https://example.org/普 |a,example.org/%E6%99%AE%20%7Ca",
        "https://example.org/100%,example.org/100%25",
        "https://example.org/%4g%g4,example.org/%254g%25g4",
        "https://example.org/a!(b)+c;d@e:f$g*h'i,example.org/a!(b)+c;d@e:f$g*h'i",
        "https://example.org/%7f%20,example.org/%7F%20",
        "https://example.org:8080/a,example.org:8080/a",
        "https://example.org#a?b,example.org",
        "https://example.org/%61%7A%41%5A%30%39%2D%2E%5F%7E,example.org/azAZ09-._~",
        "https://example.org/%60%7B%40%5B%2F%3A,example.org/%60%7B%40%5B%2F%3A",
        "https://example.org/a%41,example.org/aA",
        "https://example.org/a%4,example.org/a%254",
        "https://example.org/\u007fa,example.org/%7Fa",
        "https://example.org/a?&&b=1&,example.org/a?b=1",
      })
  void theCanonicalForm(String url, String canonical) {
    assertThat(CanonicalUrl.of(url)).isEqualTo(canonical);
    assertThat(CanonicalUrl.of("https://" + canonical)).as("of itself").isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.org/a", "ftp://example.org/a", "https://", "https://host/a"})
  void whatIsNoAddressOnTheWeb(String text) {
    assertThat(CanonicalUrl.of(text)).isNull();
    assertThat(CanonicalUrl.of(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a,https://example.org/b",
    "https://example.org/a?id=1,https://example.org/a?id=2",
    "https://cn.example.org/a,https://example.org/a",
  })
  void differentPagesStayApart(String a, String b) {
    assertThat(CanonicalUrl.of(a)).isNotEqualTo(CanonicalUrl.of(b));
  }
}
