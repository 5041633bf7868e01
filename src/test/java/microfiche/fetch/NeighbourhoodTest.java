package microfiche.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Properties;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a stranger's address may make the program ask. */
class NeighbourhoodTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::7f00:1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "3fff::1",
        "5f00::1"
      })
  void reservedAddressesAreNotPublic(String address) throws UnknownHostException {
    assertThat(Neighbourhood.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1",
        "172.32.0.1", "192.167.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.1", "2606:4700::1111",
        "2a00:1450::1", "64:ff9b::101:101", "::ffff:1.1.1.1"
      })
  void othersAre(String address) throws UnknownHostException {
    assertThat(Neighbourhood.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example.com/x y.jpg, https://a.example.com/x%20y.jpg",
    "HTTP://A.example.com, http://a.example.com/",
    "https://a.example.com/岛.jpg?q=[1], https://a.example.com/%E5%B2%9B.jpg?q=%5B1%5D",
    "https://a.example.com/%E5%B2%9B%.jpg, https://a.example.com/%E5%B2%9B%25.jpg",
    "https://岛.example.com:8080/, https://xn--yit.example.com:8080/",
  })
  void addressesAreMadeFit(String address, URI expected) {
    assertThat(WebAddress.of(address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a.example.com/x",
        "file:///etc/passwd",
        "https://",
        "https://user@a.example.com/",
        "https://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "javascript:alert(1)",
        "x.jpg",
        "https://a b/x.jpg"
      })
  void othersAreNone(String address) {
    assertThat(WebAddress.of(address)).isNull();
  }

  @Test
  void aProxyThatWouldBePassedOverStopsEverything() {
    Properties socks = new Properties();
    socks.setProperty("socksProxyHost", "127.0.0.1");
    assertThatThrownBy(() -> Proxies.refuseUnused(Map.of(), socks))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("socksProxyHost");
    Map<String, String> environment = Map.of("https_proxy", "http://127.0.0.1:8118");
    assertThatThrownBy(() -> Proxies.refuseUnused(environment, new Properties()))
        .hasMessageContaining("https_proxy");
    Properties http = new Properties();
    http.setProperty("https.proxyHost", "127.0.0.1");
    assertThatThrownBy(() -> Proxies.refuseUnused(Map.of(), http))
        .hasMessageContaining("name it for both");
    http.setProperty("http.proxyHost", "127.0.0.1");
    assertThatCode(() -> Proxies.refuseUnused(environment, http)).doesNotThrowAnyException();
    assertThatCode(() -> Proxies.refuseUnused(Map.of(), new Properties()))
        .doesNotThrowAnyException();
  }
}
