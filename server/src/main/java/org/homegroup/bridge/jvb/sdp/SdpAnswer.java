package org.homegroup.bridge.jvb.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homegroup.session.MediaKind;

/// The parts of a browser's answer that the bridge needs: credentials, fingerprint and sources.
/// Candidates are not needed, because the bridge learns the browser's address from its ICE checks
/// (JVB note). Contains secrets, so it does not print itself.
///
/// @param setup the DTLS role that the browser chose
public record SdpAnswer(
    String ufrag, String password, String hash, String fingerprint, String setup, Sources sources) {

  private static final int STREAMS_MAX = 12;
  private static final Pattern SSRC = Pattern.compile("a=ssrc:(\\d{1,10})(?: .*)?");
  private static final Pattern PAIR = Pattern.compile("a=ssrc-group:FID (\\d{1,10}) (\\d{1,10})");
  private static final Pattern SIMULCAST_RIDS =
      Pattern.compile("a=ssrc-group:SIM((?: \\d{1,10}){2,4})");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/:_-]{1,256}");

  /// Reads an answer. Throws `IllegalArgumentException` if it does not answer an offer of ours; the
  /// message names the faulty attribute without its content.
  public static SdpAnswer read(String sdp) {
    Map<String, List<String>> sections = sections(sdp);
    List<String> all = sections.values().stream().flatMap(List::stream).toList();
    String[] fingerprint = first(all, "a=fingerprint:").split(" ", 2);
    if (fingerprint.length < 2) {
      throw new IllegalArgumentException("fingerprint");
    }
    return new SdpAnswer(
        word(first(all, "a=ice-ufrag:"), "ice-ufrag"),
        word(first(all, "a=ice-pwd:"), "ice-pwd"),
        word(fingerprint[0], "fingerprint"),
        word(fingerprint[1], "fingerprint"),
        setup(first(all, "a=setup:")),
        new Sources(
            streams(sections.get(SdpOffer.uploadMid(MediaKind.AUDIO))),
            streams(sections.get(SdpOffer.uploadMid(MediaKind.VIDEO)))));
  }

  /// Returns the lines of each m-section by mid, and those before the first section under "".
  private static Map<String, List<String>> sections(String sdp) {
    Map<String, List<String>> byMid = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    String mid = "";
    for (String line : sdp.split("\r?\n")) {
      if (line.startsWith("m=")) {
        byMid.put(mid, lines);
        lines = new ArrayList<>();
        mid = "no mid";
      } else if (line.startsWith("a=mid:")) {
        mid = line.substring(6);
      }
      lines.add(line);
    }
    byMid.put(mid, lines);
    return byMid;
  }

  /// Returns the streams of one sending m-line, with or without `msid`, smallest simulcast layer
  /// first. Empty if it does not send.
  private static List<Sources.Stream> streams(List<String> section) {
    if (section == null || !sends(section)) {
      return List.of();
    }
    Map<Long, Long> pairs = new LinkedHashMap<>();
    Set<Long> ordered = new LinkedHashSet<>();
    Set<Long> ssrcs = new LinkedHashSet<>();
    for (String line : section) {
      Matcher pair = PAIR.matcher(line);
      Matcher ssrc = SSRC.matcher(line);
      Matcher sizes = SIMULCAST_RIDS.matcher(line);
      if (sizes.matches()) {
        // The order of the SIM group counts, so its SSRCs come before all others.
        Stream.of(sizes.group(1).strip().split(" ")).map(SdpAnswer::number).forEach(ordered::add);
      } else if (pair.matches()) {
        pairs.put(number(pair.group(1)), number(pair.group(2)));
      } else if (ssrc.matches()) {
        ssrcs.add(number(ssrc.group(1)));
      }
    }
    ordered.addAll(ssrcs);
    ordered.addAll(pairs.keySet());
    ordered.removeAll(pairs.values());
    if (ordered.size() > STREAMS_MAX) {
      throw new IllegalArgumentException("ssrc");
    }
    return ordered.stream()
        .map(
            each ->
                new Sources.Stream(
                    each,
                    pairs.containsKey(each)
                        ? OptionalLong.of(pairs.get(each))
                        : OptionalLong.empty()))
        .toList();
  }

  private static boolean sends(List<String> section) {
    return !section.getFirst().matches("m=\\w+ 0 .*")
        && (section.contains("a=sendonly") || section.contains("a=sendrecv"));
  }

  private static long number(String digits) {
    long ssrc = Long.parseLong(digits);
    if (ssrc == 0 || ssrc > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("ssrc");
    }
    return ssrc;
  }

  /// Returns the first value of an attribute. It holds for all m-lines, because they share one
  /// transport (BUNDLE).
  private static String first(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(start.substring(2, start.length() - 1)));
  }

  private static String word(String text, String name) {
    if (!WORD.matcher(text).matches()) {
      throw new IllegalArgumentException(name);
    }
    return text;
  }

  private static String setup(String role) {
    if (!role.equals("active") && !role.equals("passive")) {
      throw new IllegalArgumentException("setup");
    }
    return role;
  }

  @Override
  public String toString() {
    return "SdpAnswer";
  }
}
