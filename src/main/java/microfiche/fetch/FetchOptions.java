package microfiche.fetch;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How pictures are asked for.
 *
 * @param userAgent how the program names itself
 * @param perHost connections to one host at a time
 * @param pause between the beginnings of two requests to one host
 * @param connect how long a connection may take
 * @param silence how long a host may send nothing
 * @param total how long a picture may take
 * @param tries how often one is asked for when that may help
 * @param delay before the second try; it doubles with every further one
 * @param patience the longest delay a host may ask for; one that asks for more is left alone
 * @param largest the largest picture, in bytes
 * @param allowed whether an address may be asked
 * @param clock tells when a picture was fetched
 */
public record FetchOptions(
    String userAgent,
    int perHost,
    Duration pause,
    Duration connect,
    Duration silence,
    Duration total,
    int tries,
    Duration delay,
    Duration patience,
    long largest,
    Predicate<InetAddress> allowed,
    Clock clock) {

  /** What the command does unless it is told otherwise. */
  public static FetchOptions usual(
      String version, Duration pause, long largest, boolean allowPrivate) {
    return new FetchOptions(
        "Microfiche/" + version + " (fetch-images; an offline archive of news)",
        2,
        pause,
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        4,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        largest,
        allowPrivate ? address -> true : Neighbourhood::isPublic,
        Clock.systemUTC());
  }
}
