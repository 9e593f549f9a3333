package org.homegroup.bridge.janus.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @DisplayName("no address reaches the log")
  @CsvSource({
    "no path to 192.0.2.7:4242 here, no path to <address>:4242 here",
    "from fe80::fc:ff:fe00:1 it came, from <address> it came",
    "from 2001:db8:0:1:2:3:4:5, from <address>",
    "from 2001:db8::7, from <address>",
    "5a1b3c4d-0f0f-4a4a-9b9b-001122334455.local, <address>",
    "[janus.c:main:1184] 12:30 nothing, [janus.c:main:1184] 12:30 nothing",
  })
  void redacts(String line, String redacted) {
    assertEquals(redacted, Addresses.redact(line));
  }
}
