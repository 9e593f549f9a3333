package org.homegroup.bridge.adapter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks in a bridge's answer for what it wants to be sent of Opus. `fmtp` speaks of what is sent
/// to whoever writes it (RFC 7587, section 6.1), so the answer to an upload is the place, and no
/// browser has to touch a description. Janus 1.1.2 repeats only what the offer holds: browsers
/// offer `useinbandfec`, and none offers `usedtx`, whatever the room's `opus_dtx` says.
public final class OpusFmtp {

  private static final Pattern OPUS = Pattern.compile("a=rtpmap:(\\d+) opus/48000/2\r\n");
  private static final String FEC = "useinbandfec=1";
  private static final String DTX = "usedtx=1";

  private OpusFmtp() {}

  /// The description with in-band FEC and DTX asked for; one without Opus as it was.
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
