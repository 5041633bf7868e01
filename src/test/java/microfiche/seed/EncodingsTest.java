package microfiche.seed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
  @ParameterizedTest
  @CsvSource({
    "utf8,UTF-8",
    " GB2312 ,GB18030",
    "gbk,GB18030",
    "x-x-big5,Big5-HKSCS",
    "shift_jis,windows-31j",
    "x-euc-jp,EUC-JP",
    "korean,x-windows-949",
    "ISO-8859-1,windows-1252",
    "x-cp1250,windows-1250",
    "cp1251,windows-1251",
    "latin5,windows-1254",
    "tis-620,x-windows-874",
    "unicode,UTF-16LE",
    "unicodefffe,UTF-16BE",
    "koi,KOI8-R",
    "macintosh,x-MacRoman",
    "ISO-8859-15,ISO-8859-15",
  })
  void aLabelMeansWhatBrowsersTakeItFor(String label, String name) {
    assertThat(Encodings.of(label))
        .isNotNull()
        .satisfies(c -> assertThat(c.name()).isEqualTo(name));
  }

  @Test
  void whatNobodyKnowsIsNone() {
    assertThat(Encodings.of("_autodetect_all")).isNull();
    assertThat(Encodings.of("")).isNull();
    assertThat(Encodings.of("灯塔")).isNull();
  }
}
