package microfiche.fetch;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import microfiche.report.UserError;

/**
 * Ways around the network that a user has set up. Who set up one relies on it: a request that goes
 * past it may betray him. So what Java would pass over in silence stops the command.
 */
public final class Proxies {
  private static final List<String> VARIABLES =
      List.of("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");

  private Proxies() {}

  /**
   * Stops where a proxy is named in a way that requests would not follow.
   *
   * @throws UserError naming it
   */
  public static void refuseUnused(Map<String, String> environment, Properties properties) {
    if (properties.getProperty("socksProxyHost") != null) {
      throw UserError.usage(
          "-DsocksProxyHost",
          "requests would not go through it, so none was sent",
          "use an HTTP proxy: -Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT (Tor: HTTPTunnelPort)");
    }
    boolean https = properties.getProperty("https.proxyHost") != null;
    if (https != (properties.getProperty("http.proxyHost") != null)) {
      throw UserError.usage(
          https ? "-Dhttps.proxyHost" : "-Dhttp.proxyHost",
          "only some requests would go through it, so none was sent",
          "name it for both: -Dhttps.proxyHost and -Dhttp.proxyHost");
    }
    boolean set =
        https || Boolean.parseBoolean(properties.getProperty("java.net.useSystemProxies"));
    for (String variable : VARIABLES) {
      if (!set && !environment.getOrDefault(variable, "").isEmpty()) {
        throw UserError.usage(
            variable,
            "names a proxy, which Java does not follow; so no request was sent",
            "java -Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT -Dhttp.proxyHost=HOST"
                + " -Dhttp.proxyPort=PORT -jar microfiche.jar fetch-images, or unset the variable");
      }
    }
  }

  /** Whether requests to {@code address} go through a proxy, which then looks up its host. */
  static boolean isUsedFor(URI address) {
    ProxySelector selector = ProxySelector.getDefault();
    return selector != null
        && selector.select(address).stream().anyMatch(p -> p.type() == Proxy.Type.HTTP);
  }
}
