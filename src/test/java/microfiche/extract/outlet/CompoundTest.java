package microfiche.extract.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a selector asks of the element itself decides where it is tried at all. */
class CompoundTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '→',
      value = {
        "script, .Share → TAG script alone; CLASS share alone",
        "aside > p.more#X → ID X",
        "font[color~=(?i)^\\s*(#?f{3}(f{3})?|white)\\s*$] → ATTRIBUTE color alone",
        "[class*=' AD_'], a[href*='a,b'] → ATTRIBUTE class alone; ATTRIBUTE href alone",
        "[id^=txt-mid]:not(:has(p, div > a)) → ATTRIBUTE id",
        "section li:first-child → TAG li",
        "a[title!=x] → TAG a alone",
        "[^data-] → NONE  alone",
        "[abs:href=x] → NONE  alone",
        "*, :root, svg|path, p\\:x → NONE  alone; NONE; NONE; NONE",
        ".标题 → NONE",
        "p::textnode, b → NONE",
      })
  void namesWhatTheElementMustBear(String css, String expected) {
    assertThat(
            Compound.rightmost(css).stream()
                .map(c -> (c.kind() + " " + c.name() + (c.alone() ? " alone" : "")).strip())
                .collect(Collectors.joining("; ")))
        .isEqualTo(expected);
  }
}
