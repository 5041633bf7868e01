package microfiche.seed;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Encodings by the labels that pages carry. A label means what browsers take it for (WHATWG
 * Encoding Standard, "names and labels"): gb2312 is GBK with all its characters, big5 has those of
 * Hong Kong, iso-8859-1 is windows-1252.
 */
public final class Encodings {
  private static final Map<String, String> NAMES = names();

  private Encodings() {}

  /** The encoding a label stands for, or null when this machine knows none. */
  public static @Nullable Charset of(String label) {
    String key = label.strip().toLowerCase(Locale.ROOT);
    try {
      return Charset.forName(NAMES.getOrDefault(key, key));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    put(names, "UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8");
    put(
        names,
        "GB18030",
        "gb18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk euc-cn gb-2312 cp936 windows-936 ms936");
    put(names, "Big5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950");
    put(names, "windows-31j", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis x-sjis");
    put(names, "EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp");
    put(
        names,
        "x-windows-949",
        "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601");
    put(
        names,
        "windows-1252",
        "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252");
    put(names, "windows-1250", "cp1250 x-cp1250");
    put(names, "windows-1251", "cp1251 x-cp1251");
    put(
        names,
        "windows-1254",
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 l5 latin5 x-cp1254");
    put(names, "x-windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874");
    put(names, "UTF-16LE", "utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16le");
    put(names, "UTF-16BE", "unicodefffe utf-16be");
    put(names, "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r");
    put(names, "x-MacRoman", "csmacintosh mac macintosh x-mac-roman");
    return Map.copyOf(names);
  }

  private static void put(Map<String, String> names, String name, String labels) {
    for (String label : labels.split(" ")) {
      names.put(label, name);
    }
  }
}
