package microfiche.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which addresses are public. A page of a mirror may name any address: one in the reader's own
 * network could be his router, and to ask it would be an attack.
 */
final class Neighbourhood {
  /** The IANA registry of special-purpose IPv4 addresses (RFC 6890), and multicast. */
  private static final int[][] RESERVED = {
    {0x00000000, 8}, // this network
    {0x0A000000, 8}, // private
    {0x64400000, 10}, // carrier-grade NAT
    {0x7F000000, 8}, // loopback
    {0xA9FE0000, 16}, // link-local; cloud machines tell their secrets there
    {0xAC100000, 12}, // private
    {0xC0000000, 24}, // protocol assignments
    {0xC0000200, 24}, // documentation
    {0xC0586300, 24}, // 6to4 relays
    {0xC0A80000, 16}, // private
    {0xC6120000, 15}, // benchmarks
    {0xC6336400, 24}, // documentation
    {0xCB007100, 24}, // documentation
    {0xE0000000, 3}, // multicast, and what is left of it
  };

  private Neighbourhood() {}

  /** Whether a stranger's address may be asked. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? four(number(bytes, 0)) : six(bytes);
  }

  private static boolean four(int address) {
    return Arrays.stream(RESERVED).noneMatch(net -> (address ^ net[0]) >>> (32 - net[1]) == 0);
  }

  /** Of IPv6 only what is given out to the world (2000::/3), without what stands for IPv4. */
  private static boolean six(byte[] bytes) {
    int first = number(bytes, 0);
    int second = number(bytes, 4);
    if (first == 0x0064FF9B && second == 0 && number(bytes, 8) == 0) {
      return four(number(bytes, 12)); // NAT64: the way out of networks without IPv4
    }
    boolean global = first >>> 29 == 1;
    boolean special =
        first >>> 9 == 0x20010000 >>> 9 // 2001::/23: Teredo, benchmarks, ORCHID
            || first == 0x20010DB8 // documentation
            || first >>> 16 == 0x2002 // 6to4
            || first >>> 12 == 0x3FFF0; // documentation
    return global && !special;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }
}
