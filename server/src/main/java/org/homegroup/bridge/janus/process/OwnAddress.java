package org.homegroup.bridge.janus.process;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the machine's own address for media. Janus note: loopback is always skipped for ICE, so on
/// a machine with nothing else every negotiation fails with code 490.
final class OwnAddress {

  /// Bridges of container engines and virtual machines: up, but rarely the way to a browser.
  private static final Pattern INNER = Pattern.compile("(docker|br-|virbr|veth|cni|lxc).*");

  private OwnAddress() {}

  /// The first IPv4 address that is neither loopback nor link-local, outer interfaces first.
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
