package microfiche;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of the platform and of libraries can reach a network, or look a name up in one. Of packages
 * that are made for it everything can unless it is named here, so that a type nobody thought of is
 * noticed.
 */
final class NetworkRule {
  /** With all that lies below them. */
  private static final List<String> PACKAGES =
      List.of(
          "java.net",
          "java.nio.channels",
          "java.rmi",
          "java.sql",
          "javax.management",
          "javax.naming",
          "javax.net",
          "javax.rmi",
          "javax.security.auth.kerberos",
          "javax.sql",
          "javax.xml",
          "org.xml.sax",
          "org.w3c.dom",
          "com.sun",
          "sun",
          "jdk",
          "org.jsoup.helper",
          "com.rometools.rome.io.XmlReader",
          "org.netpreserve.jwarc.WarcWriter",
          "org.netpreserve.jwarc.net");

  /** Text about addresses, and files. */
  private static final Set<String> HARMLESS =
      Set.of(
          "java.net.IDN",
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URLDecoder",
          "java.net.URLEncoder",
          "java.nio.channels.ByteChannel",
          "java.nio.channels.Channel",
          "java.nio.channels.Channels",
          "java.nio.channels.ClosedByInterruptException",
          "java.nio.channels.ClosedChannelException",
          "java.nio.channels.FileChannel",
          "java.nio.channels.FileChannel$MapMode",
          "java.nio.channels.FileLock",
          "java.nio.channels.OverlappingFileLockException",
          "java.nio.channels.ReadableByteChannel",
          "java.nio.channels.SeekableByteChannel",
          "java.nio.channels.WritableByteChannel",
          // They read what they are given. Who makes them decides whether it may name other places.
          "javax.xml.stream.XMLStreamConstants",
          "javax.xml.stream.XMLStreamException",
          "javax.xml.stream.XMLStreamReader",
          // They write, and read nothing.
          "javax.xml.stream.XMLOutputFactory",
          "javax.xml.stream.XMLStreamWriter");

  /** The one place that makes readers of XML, which know no entities: ContainersTest. */
  private static final String XML = "microfiche.container.XmlText";

  /** What takes a type by a name that this rule cannot see. */
  private static final Set<String> HIDDEN =
      Set.of(
          "java.lang.Class.forName",
          "java.lang.ClassLoader.loadClass",
          "java.util.ServiceLoader.load");

  /** Types by which an address of this machine is told, and what of them looks no name up. */
  private static final Set<String> LOOPBACK =
      Set.of(
          "java.net.BindException",
          "java.net.InetAddress",
          "java.net.InetSocketAddress",
          "java.net.NetworkInterface",
          "java.net.SocketException");

  private static final Set<String> LOOPBACK_CALLS =
      Set.of(
          "java.net.InetAddress.getByAddress([B)",
          "java.net.InetAddress.getLoopbackAddress()",
          "java.net.InetSocketAddress.<init>(java.net.InetAddress, int)",
          "java.net.InetSocketAddress.getPort()",
          "java.net.NetworkInterface.getByInetAddress(java.net.InetAddress)");

  private NetworkRule() {}

  /** Which uses of {@code from} can reach a network, or might unseen. */
  static Set<String> uses(JavaClass from) {
    Set<String> uses = new TreeSet<>();
    for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
      String type = dependency.getTargetClass().getBaseComponentType().getName();
      boolean location = type.equals("java.net.URL") && isToUri(dependency.getDescription());
      if (reaches(type) && !location) {
        uses.add(from.getName() + " uses " + type);
      }
    }
    if (from.getName().equals(XML)) {
      uses.removeIf(use -> use.endsWith(" javax.xml.stream.XMLInputFactory"));
    }
    int kept = 0;
    for (JavaAccess<?> access : from.getAccessesFromSelf()) {
      String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
      kept -= isToUri(access.getTarget().getFullName()) ? 1 : 0;
      if (target.equals("java.security.CodeSource.getLocation")) {
        kept++; // a URL, that must become a URI at once: already to compare two looks up names
      } else if (HIDDEN.contains(target)) {
        uses.add(from.getName() + " calls " + target);
      } else {
        types(access)
            .filter(NetworkRule::reaches)
            .filter(
                type ->
                    !from.getName().equals(XML) || !type.equals("javax.xml.stream.XMLInputFactory"))
            .forEach(type -> uses.add(from.getName() + " calls " + target + " with " + type));
      }
    }
    if (kept > 0) {
      uses.add(from.getName() + " keeps java.net.URL");
    }
    return uses;
  }

  /**
   * The same of a class that may listen where only this machine comes to: it may name addresses by
   * their numbers, and no more.
   */
  static Set<String> usesBesidesLoopback(JavaClass from) {
    Set<String> uses = new TreeSet<>(uses(from));
    uses.removeIf(
        use ->
            LOOPBACK.stream().anyMatch(type -> use.endsWith(" " + type))
                || use.contains(" com.sun.net.httpserver."));
    for (JavaAccess<?> access : from.getAccessesFromSelf()) {
      String target = access.getTarget().getFullName();
      boolean address = LOOPBACK.contains(access.getTargetOwner().getName());
      if (address && !LOOPBACK_CALLS.contains(target)) {
        uses.add(from.getName() + " calls " + target);
      }
    }
    return uses;
  }

  private static boolean isToUri(String text) {
    return text.contains("java.net.URL.toURI()");
  }

  private static Stream<String> types(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return Stream.of();
    }
    return Stream.concat(
            Stream.of(target.getRawReturnType()), target.getRawParameterTypes().stream())
        .map(type -> type.getBaseComponentType().getName());
  }

  private static boolean reaches(String type) {
    return type.startsWith("org.jsoup.Connection")
        || !HARMLESS.contains(type)
            && PACKAGES.stream().anyMatch(name -> type.startsWith(name + "."));
  }
}
