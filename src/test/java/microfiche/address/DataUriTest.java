package microfiche.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataUriTest {
  @Test
  void typeFormAndBytes() {
    DataUri uri = DataUri.of("data:Image/PNG;name=a;base64,AQID");
    assertThat(uri).isEqualTo(new DataUri("image/png", true, "AQID"));
    assertThat(uri.bytes()).containsExactly(1, 2, 3);
    assertThat(uri.beginning(4)).containsExactly(1, 2, 3);
    assertThat(uri.beginning(2)).containsExactly(1);
  }

  @Test
  void textIsPercentEncoded() {
    DataUri uri = DataUri.of("data:text/plain,a%20b,c");
    assertThat(uri).isEqualTo(new DataUri("text/plain", false, "a%20b,c"));
    assertThat(uri.bytes()).isEqualTo("a b,c".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(DataUri.of("data:image/png;base64,AQ%49D").bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsNotWholeIsEmpty() {
    assertThat(DataUri.of("data:image/png;base64")).isEqualTo(new DataUri("image/png", true, ""));
    assertThat(DataUri.of("data:").type()).isEmpty();
    assertThat(DataUri.of("data:;base64,A").bytes()).isEmpty();
    assertThat(DataUri.is("data:x")).isTrue();
    assertThat(DataUri.is("https://example.org/data:x")).isFalse();
  }
}
