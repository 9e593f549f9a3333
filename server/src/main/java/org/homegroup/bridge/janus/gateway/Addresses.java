package org.homegroup.bridge.janus.gateway;

import java.util.regex.Pattern;

/// Removes network addresses from texts of Janus before they are logged.
public final class Addresses {

  /// Matches IPv4 addresses, IPv6 addresses and mDNS names.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|\\b[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){3,}\\b"
              + "|[0-9a-fA-F-]{8,}\\.local");

  private Addresses() {}

  public static String redact(String line) {
    return ADDRESS.matcher(line).replaceAll("<address>");
  }
}
