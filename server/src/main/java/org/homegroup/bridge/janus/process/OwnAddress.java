package org.homegroup.bridge.janus.process;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds this machine's address for media. Janus note: ICE always skips loopback, so on a machine
/// without another address every negotiation fails with code 490.
final class OwnAddress {

  /// Matches network bridges of container engines and virtual machines. They are up, but rarely
  /// lead to a browser.
  private static final Pattern INNER = Pattern.compile("(docker|br-|virbr|veth|cni|lxc).*");

  private OwnAddress() {}

  /// Returns the first IPv4 address that is neither loopback nor link-local. Outer interfaces come
  /// first.
  static Optional<String> first() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(OwnAddress::isUp)
          .sorted(
              Comparator.comparing(
                      (NetworkInterface each) -> INNER.matcher(each.getName()).matches())
                  .thenComparing(NetworkInterface::getIndex))
          .flatMap(NetworkInterface::inetAddresses)
          .filter(each -> each instanceof Inet4Address && !each.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static boolean isUp(NetworkInterface each) {
    try {
      return each.isUp() && !each.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }
}
