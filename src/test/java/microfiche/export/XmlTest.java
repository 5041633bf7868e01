package microfiche.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTest {
  @Test
  void markupIsEscaped() {
    assertThat(Xml.text("<a href=\"b\">&'</a>"))
        .isEqualTo("&lt;a href=&quot;b&quot;&gt;&amp;'&lt;/a&gt;");
    StringBuilder xml = new StringBuilder();
    Xml.element(xml, "title", "a & b");
    assertThat(xml).hasToString("<title>a &amp; b</title>\n");
  }

  @Test
  void whatXmlCannotHoldIsLeftOut() {
    String kept = "\t\n\r \ud7ff\ue000\ufffd\ud83d\ude00";
    String left = "\u0000\u0008\u000b\u000c\u001f\udfff\ud800\ufffe\uffff";
    assertThat(Xml.text(left + kept + left)).isEqualTo(kept);
    assertThat(Xml.allowed(left + kept + "<&" + left)).isEqualTo(kept + "<&");
    assertThat(Xml.allowed("\ud800\udc00")).isEqualTo("\ud800\udc00");
  }
}
