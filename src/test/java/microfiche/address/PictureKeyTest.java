package microfiche.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureKeyTest {
  private static final String PAGE = "https://a.example.org/2024/05/b.html";

  private static PictureKey key(String address) {
    return PictureKey.of(address);
  }

  @Test
  void schemeFragmentUsualPortAndCaseOfTheHostDoNotMatter() {
    PictureKey key = key("https://a.example.org/B.jpg");
    assertThat(key("http://A.example.org:80/B.jpg#x")).isEqualTo(key);
    assertThat(key(" https://a.example.org:443/B.jpg ")).isEqualTo(key);
    assertThat(key("https://a.example.org:8080/B.jpg").address()).isNotEqualTo(key.address());
    assertThat(key("https://a.example.org/b.jpg").address()).isNotEqualTo(key.address());
    assertThat(key("https://a.example.org")).isNotEqualTo(key);
  }

  @Test
  void aPlaceIsDecodedAnAddressIsNot() {
    PictureKey one = key("https://a.example.org/%E5%B2%9B.jpg");
    PictureKey other = key("https://a.example.org/岛.jpg");
    assertThat(one.place()).isEqualTo(other.place());
    assertThat(one.name()).isEqualTo(other.name()).isEqualTo(PictureKey.number("岛.jpg"));
    assertThat(one.address()).isNotEqualTo(other.address());
  }

  @Test
  void aQueryIsOfTheAddressAndNotOfTheName() {
    PictureKey plain = key("https://a.example.org/b/c.png");
    PictureKey query = key("https://a.example.org/b/c.png?w=1/d.png");
    assertThat(query.name()).isEqualTo(plain.name()).isNotZero();
    assertThat(query.place()).isNotEqualTo(plain.place());
    assertThat(key("https://a.example.org/image.php?id=1").name()).isZero();
  }

  @Test
  void stepsUpwardsBeforeAPathDoNotMatter() {
    PictureKey plain = key("img/a.jpg");
    assertThat(key("../../img/a.jpg")).isEqualTo(plain);
    assertThat(key("./img/a.jpg")).isEqualTo(plain);
    assertThat(key("/img/a.jpg")).isEqualTo(plain);
    assertThat(key(".../img/a.jpg")).isNotEqualTo(plain);
    assertThat(key("ab/img/a.jpg")).isNotEqualTo(plain);
  }

  @Test
  void aPictureInThePageItselfHasNoPlace() {
    PictureKey key = PictureKey.of(PAGE, "seeds/b.md", "data:image/png;base64,AAAA");
    assertThat(key.isEmbedded()).isTrue();
    assertThat(key.place()).isZero();
    assertThat(key("https://a.example.org/c.jpg").isEmbedded()).isFalse();
  }

  /** The page is at 2024/05/b.html, its seed at x/y/b.md; so are the pictures to each other. */
  @ParameterizedTest
  @CsvSource({
    "https://a.example.org/2024/05/img/c.jpg,x/y/img/c.jpg",
    "https://a.example.org/2024/05/c.jpg?w=1#z,x/y/c.jpg",
    "http://A.example.org/2024/img/c.jpg,x/img/c.jpg",
    "https://a.example.org/img/%E5%B2%9B.jpg,img/岛.jpg",
    "img/c.jpg,x/y/img/c.jpg",
    "../c.jpg,x/c.jpg",
  })
  void whereAPictureLiesAmongTheSeeds(String picture, String path) {
    assertThat(PictureKey.of(PAGE, "x/y/b.md", picture).seeds()).isEqualTo(PictureKey.number(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://b.example.org/c.jpg", "../../../c.jpg"})
  void whatCannotLieAmongTheSeeds(String picture) {
    assertThat(PictureKey.of(PAGE, "x/y/b.md", picture).seeds()).isZero();
    assertThat(PictureKey.of(null, "b.md", "https://a.example.org/c.jpg").seeds()).isZero();
  }

  @Test
  void namesOfPictures() {
    for (String name : new String[] {"a.jpg", "a.JPEG", "岛.webp", "a.b.avif", "a.jfif", "a.gif"}) {
      assertThat(PictureKey.isPictureName(name)).as(name).isTrue();
    }
    for (String name : new String[] {".jpg", "a.svg", "a/b.jpg", "jpg", "a.jpg.html", ""}) {
      assertThat(PictureKey.isPictureName(name)).as(name).isFalse();
    }
  }

  @Test
  void composedAndDecomposedLettersCountTheSame() {
    assertThat(PictureKey.number("e\u0301.jpg")).isEqualTo(PictureKey.number("\u00e9.jpg"));
  }

  @ParameterizedTest
  @CsvSource({
    "a%20b,a b",
    "%E5%B2%9B,岛",
    "%e5%b2%9b,岛",
    "100%,100%",
    "%4,%4",
    "%zz%41,%zzA",
    "%FF,%FF",
    "a,a",
    "%41,A",
  })
  void percentSignsAreDecodedWhereTheyAreAnEncoding(String text, String decoded) {
    assertThat(PictureKey.decoded(text)).isEqualTo(decoded);
  }
}
