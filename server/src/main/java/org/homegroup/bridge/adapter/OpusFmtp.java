package org.homegroup.bridge.adapter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks browsers for Opus with in-band FEC and DTX, by editing the answer that goes to them.
///
/// `fmtp` parameters describe what their author wants to receive (RFC 7587, section 6.1), so the
/// bridge's answer to the browser's offer is the right place and browsers need not edit any
/// description. Janus 1.1.2 only repeats parameters of the offer: browsers offer `useinbandfec`,
/// and none offers `usedtx`, whatever the room's `opus_dtx` says.
public final class OpusFmtp {

  private static final Pattern OPUS = Pattern.compile("a=rtpmap:(\\d+) opus/48000/2\r\n");
  private static final String FEC = "useinbandfec=1";
  private static final String DTX = "usedtx=1";

  private OpusFmtp() {}

  /// Returns the description with in-band FEC and DTX requested; unchanged if it has no Opus.
  public static String withFecAndDtx(String sdp) {
    Matcher opus = OPUS.matcher(sdp);
    if (!opus.find()) {
      return sdp;
    }
    String fmtp = "a=fmtp:" + opus.group(1) + " ";
    int start = sdp.indexOf(fmtp);
    if (start < 0) {
      return insert(sdp, opus.end(), fmtp + FEC + ";" + DTX + "\r\n");
    }
    int end = sdp.indexOf("\r\n", start);
    String line = sdp.substring(start, end);
    return insert(sdp, end, missing(line, FEC) + missing(line, DTX));
  }

  private static String missing(String line, String parameter) {
    return line.contains(parameter) ? "" : ";" + parameter;
  }

  private static String insert(String text, int at, String what) {
    return text.substring(0, at) + what + text.substring(at);
  }
}
