package microfiche.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  @CsvSource({
    "https://example.org/a,https://example.org/b",
    "https://example.org/a?id=1,https://example.org/a?id=2",
    "https://cn.example.org/a,https://example.org/a",
  })
  void differentPagesStayApart(String a, String b) {
    assertThat(CanonicalUrl.of(a)).isNotEqualTo(CanonicalUrl.of(b));
  }
}
