package org.homegroup.bridge.jvb.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SdpAnswerTest {

  /// As Chromium writes it, shortened.
  private static final String ANSWER =
      """
      v=0
      o=- 1 2 IN IP4 127.0.0.1
      s=-
      t=0 0
      a=group:BUNDLE 0 1 2
      m=audio 9 UDP/TLS/RTP/SAVPF 111
      a=ice-ufrag:Abc+
      a=ice-pwd:secret/word+1234567890123
      a=fingerprint:sha-256 AA:BB:CC
      a=setup:active
      a=mid:0
      a=sendrecv
      a=msid:- track
      a=ssrc:1001 cname:x
      m=video 9 UDP/TLS/RTP/SAVPF 100 96
      a=mid:1
      a=sendonly
      a=ssrc-group:FID 2001 2002
      a=ssrc:2001 cname:x
      a=ssrc:2001 msid:- track
      a=ssrc:2002 cname:x
      m=audio 9 UDP/TLS/RTP/SAVPF 111
      a=mid:2
      a=recvonly
      a=ssrc:9 cname:x
      """
          .replace("\n", "\r\n");

  @Test
  @DisplayName("finds path, fingerprint and what is sent on the upload lines")
  void reads() {
    SdpAnswer answer = SdpAnswer.read(ANSWER);
    assertEquals("Abc+", answer.ufrag());
    assertEquals("secret/word+1234567890123", answer.password());
    assertEquals("sha-256", answer.hash());
    assertEquals("AA:BB:CC", answer.fingerprint());
    assertEquals("active", answer.setup());
    assertEquals(
        new Sources(
            List.of(new Sources.Stream(1001, OptionalLong.empty())),
            List.of(new Sources.Stream(2001, OptionalLong.of(2002)))),
        answer.sources());
  }

  @Test
  @DisplayName("does without msid, retransmissions and attributes of the SSRC")
  void sparse() {
    String sparse =
        ANSWER
            .replace("a=msid:- track\r\n", "")
            .replace("a=ssrc:2001 msid:- track\r\n", "")
            .replace("a=ssrc-group:FID 2001 2002\r\n", "")
            .replace("a=ssrc:2002 cname:x\r\n", "");
    assertEquals(
        List.of(new Sources.Stream(2001, OptionalLong.empty())),
        SdpAnswer.read(sparse).sources().video());
  }

  @Test
  @DisplayName("knows the sizes of a video by the order in which the browser names them")
  void sizes() {
    String sized =
        ANSWER.replace(
            "a=ssrc-group:FID 2001 2002\r\n",
            "a=ssrc-group:FID 2001 2002\r\n"
                + "a=ssrc-group:SIM 2003 2004 2001\r\n"
                + "a=ssrc-group:FID 2003 2005\r\n"
                + "a=ssrc:2004 cname:x\r\na=ssrc:2005 cname:x\r\n");
    assertEquals(
        List.of(
            new Sources.Stream(2003, OptionalLong.of(2005)),
            new Sources.Stream(2004, OptionalLong.empty()),
            new Sources.Stream(2001, OptionalLong.of(2002))),
        SdpAnswer.read(sized).sources().video());
    refused("ssrc", sized.replace("SIM 2003", "SIM 0"));
  }

  @Test
  @DisplayName("sees that a kind is not sent")
  void notSent() {
    assertEquals(
        List.of(), SdpAnswer.read(ANSWER.replace("a=sendonly", "a=inactive")).sources().video());
    assertEquals(
        List.of(), SdpAnswer.read(ANSWER.replace("m=video 9", "m=video 0")).sources().video());
  }

  @Test
  @DisplayName("names what is wrong, and never its content")
  void refuses() {
    refused("ice-ufrag", ANSWER.replace("a=ice-ufrag:Abc+", ""));
    refused("ice-pwd", ANSWER.replace("secret/word", "secret word"));
    refused("fingerprint", ANSWER.replace(" AA:BB:CC", ""));
    refused("setup", ANSWER.replace("setup:active", "setup:actpass"));
    refused("ssrc", ANSWER.replace("a=ssrc:1001", "a=ssrc:9999999999"));
    refused("fingerprint", "");
    assertEquals("SdpAnswer", SdpAnswer.read(ANSWER).toString());
  }

  private static void refused(String name, String sdp) {
    assertEquals(
        name, assertThrows(IllegalArgumentException.class, () -> SdpAnswer.read(sdp)).getMessage());
  }
}
