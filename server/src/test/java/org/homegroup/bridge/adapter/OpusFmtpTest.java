package org.homegroup.bridge.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpusFmtpTest {

  private static final String HEAD =
      "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n";
  private static final String TAIL = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 VP8/90000\r\n";

  @Test
  @DisplayName("adds to what is asked for, and asks for nothing twice")
  void adds() {
    String asked = HEAD + "a=fmtp:111 useinbandfec=1;usedtx=1\r\n" + TAIL;
    assertEquals(asked, OpusFmtp.withFecAndDtx(HEAD + "a=fmtp:111 useinbandfec=1\r\n" + TAIL));
    assertEquals(asked, OpusFmtp.withFecAndDtx(asked));
  }

  @Test
  @DisplayName("asks where nothing was asked for")
  void asks() {
    assertEquals(
        HEAD + "a=fmtp:111 useinbandfec=1;usedtx=1\r\n" + TAIL,
        OpusFmtp.withFecAndDtx(HEAD + TAIL));
  }

  @Test
  @DisplayName("leaves a description without sound alone")
  void withoutSound() {
    assertEquals(TAIL, OpusFmtp.withFecAndDtx(TAIL));
  }
}
