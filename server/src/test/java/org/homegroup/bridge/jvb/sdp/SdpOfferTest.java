package org.homegroup.bridge.jvb.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The offers, against approved files: `src/test/resources/bridge/jvb/*.sdp`.
class SdpOfferTest {

  private static final BridgeTransport TRANSPORT =
      new BridgeTransport(
          "ufrag1",
          "password1",
          List.of(new BridgeTransport.Fingerprint("sha-256", "AA:BB:CC")),
          List.of("1 1 udp 2130706431 192.0.2.1 10000 typ host"),
          Optional.empty(),
          new Sources(List.of(stream(11)), List.of(stream(12))));

  private static final Sources ANA =
      new Sources(List.of(stream(101)), List.of(new Sources.Stream(102, OptionalLong.of(103))));

  /// Three layers, as with simulcast: shown is the first.
  private static final Sources BEN =
      new Sources(
          List.of(stream(201)),
          List.of(
              new Sources.Stream(202, OptionalLong.of(205)),
              new Sources.Stream(203, OptionalLong.of(206)),
              new Sources.Stream(204, OptionalLong.of(207))));

  private static final Sources NO_CAMERA = new Sources(List.of(stream(301)), List.of());

  private final ReceiveSlots slots = new ReceiveSlots(List.of());

  @Test
  @DisplayName("offers two upload lines to somebody who is alone")
  void alone() {
    assertEquals(approved("alone"), SdpOffer.write(TRANSPORT, 1, slots.all()));
  }

  @Test
  @DisplayName("offers two lines for each of the others")
  void others() {
    slots.assign(map("e-ana", ANA, "e-ben", BEN));
    assertEquals(approved("ana-and-ben"), SdpOffer.write(TRANSPORT, 2, slots.all()));
  }

  @Test
  @DisplayName("keeps the lines of somebody who left, inactive, and gives them to the next")
  void reused() {
    slots.assign(map("e-ana", ANA, "e-ben", BEN));
    slots.assign(map("e-ben", BEN));
    assertEquals(approved("ana-left"), SdpOffer.write(TRANSPORT, 3, slots.all()));
    slots.assign(map("e-ben", BEN, "e-chloe", NO_CAMERA));
    assertEquals(approved("chloe-came"), SdpOffer.write(TRANSPORT, 4, slots.all()));
  }

  @Test
  @DisplayName("knows when nothing is to be offered")
  void unchanged() {
    assertTrue(slots.assign(map("e-ana", ANA)));
    assertFalse(slots.assign(map("e-ana", ANA)));
    assertTrue(slots.matches(map("e-ana", ANA)));
    assertFalse(slots.matches(map("e-ana", BEN)));
    assertFalse(slots.matches(map("e-ana", ANA, "e-ben", BEN)));
    assertFalse(slots.matches(map()));
  }

  private static Sources.Stream stream(long ssrc) {
    return new Sources.Stream(ssrc, OptionalLong.empty());
  }

  private static SequencedMap<String, Sources> map(Object... pairs) {
    SequencedMap<String, Sources> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Sources) pairs[i + 1]);
    }
    return map;
  }

  private static String approved(String name) {
    try (var file = SdpOfferTest.class.getResourceAsStream("/bridge/jvb/" + name + ".sdp")) {
      String text = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("\r\n", "\n").replace("\n", "\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
