package microfiche.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedReaderTest {
  private static final String TEXT =
      "# 灯塔亮了\n\n灯塔昨夜重新点亮，渡轮照常开行，渔民说夜里回港有了方向。\n\n[见](https://a.example.org/b)\n";

  /** The same in characters that Big5 has. */
  private static final String TRADITIONAL = "# 燈塔亮了\n\n燈塔昨夜重新點亮，渡輪照常開行，漁民說夜裡回港有了方向，岸上的人都來看。\n";

  private static final PartFacts FACTS =
      new PartFacts("a test", PartFacts.Form.TEXT, java.util.Map.of());

  @TempDir Path folder;

  private static Seed decode(byte[] bytes) {
    return SeedReader.decode("a.md", "s", bytes);
  }

  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      byte[] bytes =
          part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8);
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
  void chineseIsReadWithoutAWordAboutItsEncoding(String name) {
    Seed seed = decode(TEXT.getBytes(Charset.forName(name)));
    assertThat(seed.text()).isEqualTo(TEXT);
    assertThat(seed.charset()).isEqualTo(name);
    assertThat(seed.path()).isEqualTo("a.md");
    assertThat(seed.section()).isEqualTo("s");
  }

  /** 一 and 开 have the NUL that tells of the encoding on the other side. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void wideTextNeedsFewSignsOfMarkup(String name) {
    String text = "灯塔昨夜一次点亮，渡轮照常开行，渔民说夜里回港有了方向。\n".repeat(20);
    Seed seed = decode(text.getBytes(Charset.forName(name)));
    assertThat(seed.text()).isEqualTo(text);
    assertThat(seed.charset()).isEqualTo(name);
    String plain = "The lighthouse is lit again.\n";
    assertThat(decode(plain.getBytes(Charset.forName(name))).text()).isEqualTo(plain);
  }

  @Test
  void big5IsTold() {
    Seed seed = decode(TRADITIONAL.repeat(8).getBytes(Charset.forName("Big5-HKSCS")));
    assertThat(seed.text()).isEqualTo(TRADITIONAL.repeat(8));
    assertThat(seed.charset()).isEqualTo("Big5-HKSCS");
  }

  @Test
  void byteOrderMarksGo() {
    assertThat(decode(bytes("\uFEFF\uFEFF" + TEXT)).text()).isEqualTo(TEXT);
    Seed little = decode(bytes(hex("fffe"), "a".getBytes(StandardCharsets.UTF_16LE)));
    assertThat(little.text()).isEqualTo("a");
    assertThat(little.charset()).isEqualTo("UTF-16LE");
    Seed big = decode(bytes(hex("feff"), "灯".getBytes(StandardCharsets.UTF_16BE)));
    assertThat(big.text()).isEqualTo("灯");
    assertThat(big.charset()).isEqualTo("UTF-16BE");
    assertThat(decode(hex("fffe")).text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"gb2312,GB18030", "windows-1252,windows-1252", "euc-jp,EUC-JP"})
  void aPageSaysItsEncoding(String label, String name) {
    Charset charset = Charset.forName(name);
    byte[] head =
        bytes("<html><head><META http-equiv=a content='text/html; charset=" + label + "'>");
    String words =
        switch (name) {
          case "windows-1252" -> "café";
          case "EUC-JP" -> "灯台が光った";
          default -> "一只白鹭停在灯塔上";
        };
    Seed seed = decode(bytes(head, ("<p>" + words).getBytes(charset)));
    assertThat(seed.charset()).isEqualTo(name);
    assertThat(seed.text()).endsWith("<p>" + words);
  }

  /** A page that says UTF-8 and is not was never read so by anybody. */
  @Test
  void aPageThatSaysUtf8AndIsNotIsGuessed() {
    byte[] page =
        bytes("<meta charset=utf-8>", TEXT.repeat(3).getBytes(Charset.forName("GB18030")));
    assertThat(decode(page).charset()).isEqualTo("GB18030");
    assertThat(decode(page).text()).endsWith(TEXT);
  }

  @Test
  void aStrayByteDoesNotMakeUtf8AnotherEncoding() {
    Seed seed = decode(bytes(TEXT, hex("ff"), TEXT));
    assertThat(seed.charset()).isEqualTo("UTF-8");
    assertThat(seed.text()).isEqualTo(TEXT + "\uFFFD" + TEXT);
    assertThat(decode(bytes("\uFFFD灯")).text()).isEqualTo("\uFFFD灯");
    assertThat(decode(bytes("\uFFFD灯")).charset()).isEqualTo("UTF-8");
  }

  @Test
  void aPictureHasNoText() {
    assertThat(decode(bytes(hex("89504e470d0a1a0a0000000d"), new byte[100])).charset()).isNull();
    assertThat(decode(new byte[600]).text()).isEmpty();
    // Every second byte a NUL, as in a wide text, but with signs that no text has.
    byte[] wide = new byte[400];
    for (int i = 0; i < wide.length; i += 2) {
      wide[i] = (byte) (1 + i / 2 % 8);
    }
    assertThat(decode(wide).charset()).isNull();
  }

  @Test
  void aNulHereAndThereIsDamage() {
    String text = "a".repeat(600);
    assertThat(decode(bytes(text, new byte[1])).text()).startsWith(text);
    assertThat(decode(bytes("a".repeat(400), new byte[1])).charset()).isNull();
  }

  @Test
  void shortTextsAreText() {
    assertThat(decode(new byte[0]).text()).isEmpty();
    assertThat(decode(bytes("a")).text()).isEqualTo("a");
    assertThat(decode(bytes("ab")).charset()).isEqualTo("UTF-8");
  }

  @Test
  void theDigestIsThatOfTheBytes() throws IOException {
    Path file = Files.write(folder.resolve("a.md"), bytes("abc"));
    SeedFile seed = new SeedFile("a.md", file, null, 0);
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(SeedReader.sha256(seed)).isEqualTo(abc);
    assertThat(SeedReader.read(seed).sha256()).isEqualTo(abc);
    assertThat(SeedReader.size(seed)).isEqualTo(3);
    assertThat(SeedReader.read(seed).section()).isNull();
  }

  @Test
  void whatCannotBeReadSaysWhy() throws IOException {
    SeedFile gone = new SeedFile("gone.md", folder.resolve("gone.md"), null, 0);
    assertThat(SeedReader.size(gone)).isZero();
    assertThatThrownBy(() -> SeedReader.read(gone))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("gone.md")
        .hasMessageContaining("cannot be read");
    Path large = folder.resolve("large.md");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((32L << 20) + 1);
    }
    SeedFile seed = new SeedFile("large.md", large, null, 0);
    assertThat(SeedReader.size(seed)).isEqualTo(32L << 20);
    assertThatThrownBy(() -> SeedReader.read(seed)).hasMessageContaining("too large");
  }

  private static Seed part(byte[] bytes, String stated) {
    SeedFile file = new SeedFile("a.warc", Path.of("a.warc"), "s", 0);
    return SeedReader.part(file, "p", bytes, stated, FACTS);
  }

  @Test
  void ofAPartTheServersWordCountsWhereItFits() {
    byte[] japanese = "灯台".getBytes(Charset.forName("EUC-JP"));
    assertThat(part(japanese, "euc-jp").text()).isEqualTo("灯台");
    assertThat(part(japanese, "euc-jp").charset()).isEqualTo("EUC-JP");
    assertThat(part(bytes("灯塔"), "gbk").text()).as("it does not fit").isNotEmpty();
    for (String usual : new String[] {"us-ascii", "iso-8859-1", "windows-1252", null, "nonsense"}) {
      assertThat(part(bytes("灯塔"), usual).text()).as(usual).isEqualTo("灯塔");
    }
    assertThat(part(bytes("\uFEFF灯塔"), "utf-8").text()).isEqualTo("灯塔");
    assertThat(part(new byte[600], "utf-8").charset()).isNull();
    assertThat(part(hex("ff41"), "utf-8").text()).isNotEqualTo("");
  }

  @Test
  void aPartThatIsTextIsTakenAsItIs() {
    SeedFile file = new SeedFile("a.xml", Path.of("a.xml"), "s", 0);
    Seed seed = SeedReader.part(file, "p", "灯塔", FACTS);
    assertThat(seed.text()).isEqualTo("灯塔");
    assertThat(seed.charset()).isEqualTo("UTF-8");
    assertThat(seed.section()).isEqualTo("s");
    assertThat(seed.sha256()).isEqualTo(decode(bytes("灯塔")).sha256());
  }
}
