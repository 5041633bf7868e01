package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.net.SocketFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that keeps the network out of all rooms but one sees every way to it. */
@SuppressWarnings({"AddressSelection", "URLEqualsHashCode"}) // that is what the rule is to see
class NetworkRuleTest {
  static final class Connect {
    Document read() throws IOException {
      return Jsoup.connect("http://a.example.net/").get();
    }
  }

  static final class Session {
    Object read() {
      return Jsoup.newSession();
    }
  }

  static final class Form {
    Object read(FormElement form) {
      return form.submit();
    }
  }

  static final class Stream {
    InputStream read(URI address) throws IOException {
      return address.toURL().openStream();
    }
  }

  static final class OpenConnection {
    Object read(Object address) throws IOException {
      return ((URL) address).openConnection();
    }
  }

  static final class Hash {
    private final Set<URL> seen = new HashSet<>();

    int size() {
      return seen.size();
    }
  }

  static final class Comparison {
    boolean same(CodeSource one, CodeSource other) {
      return Objects.equals(one.getLocation(), other.getLocation());
    }
  }

  static final class Datagram {
    Object open() throws IOException {
      return new DatagramSocket();
    }
  }

  static final class Plain {
    Object open() throws IOException {
      return new Socket("a.example.net", 80);
    }
  }

  static final class Server {
    Object open() throws IOException {
      return new ServerSocket(0);
    }
  }

  static final class Channel {
    Object open() throws IOException {
      return SocketChannel.open();
    }
  }

  static final class Datagrams {
    Object open() throws IOException {
      return DatagramChannel.open();
    }
  }

  static final class Later {
    Object open() throws IOException {
      return AsynchronousSocketChannel.open();
    }
  }

  static final class Client {
    Object open() {
      return HttpClient.newHttpClient();
    }
  }

  static final class Factory {
    Object open() throws IOException {
      return SocketFactory.getDefault().createSocket();
    }
  }

  static final class LookUp {
    Object look() throws IOException {
      return InetAddress.getByName("a.example.net");
    }
  }

  static final class HiddenLookUp {
    Object look() {
      return new InetSocketAddress("a.example.net", 80);
    }
  }

  static final class Reference {
    interface Look {
      Object up(String name) throws IOException;
    }

    Look look() {
      return InetAddress::getByName;
    }
  }

  static final class Directory {
    Object look() throws NamingException {
      return new InitialContext();
    }
  }

  static final class Resource {
    Object find() {
      return Resource.class.getResource("x");
    }
  }

  static final class ByName {
    Object find() throws ReflectiveOperationException {
      return Class.forName("java.net." + "Socket");
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Connect.class,
        Session.class,
        Form.class,
        Stream.class,
        OpenConnection.class,
        Hash.class,
        Comparison.class,
        Datagram.class,
        Plain.class,
        Server.class,
        Channel.class,
        Datagrams.class,
        Later.class,
        Client.class,
        Factory.class,
        LookUp.class,
        HiddenLookUp.class,
        Reference.class,
        Directory.class,
        Resource.class,
        ByName.class,
      })
  void seesEveryWay(Class<?> way) {
    assertThat(NetworkRule.uses(imported(way))).isNotEmpty();
    assertThat(NetworkRule.usesBesidesLoopback(imported(way))).isNotEmpty();
  }

  static final class Harmless {
    List<Object> all(Path file, CodeSource code) throws IOException, URISyntaxException {
      try (FileChannel channel = FileChannel.open(file)) {
        channel.lock();
        return List.of(
            new URI("http://a.example.net/"),
            URLDecoder.decode("%41", StandardCharsets.UTF_8),
            Path.of(code.getLocation().toURI()),
            Jsoup.parse("<p>").text());
      }
    }
  }

  @Test
  void letsTextAboutAddressesAndFilesPass() {
    assertThat(NetworkRule.uses(imported(Harmless.class))).isEmpty();
  }

  static final class Loopback {
    Object here() throws IOException {
      InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return NetworkInterface.getByInetAddress(address) == null
          ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)
          : address;
    }
  }

  @Test
  void whatListensOnThisMachineMayNameItByNumber() {
    assertThat(NetworkRule.uses(imported(Loopback.class))).isNotEmpty();
    assertThat(NetworkRule.usesBesidesLoopback(imported(Loopback.class))).isEmpty();
  }

  private static JavaClass imported(Class<?> type) {
    return new ClassFileImporter().importClasses(type).get(type);
  }
}
