package org.homegroup.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Writes the practice's telephone number into the page itself, for a participant whose link is
/// unknown, whose browser runs no script, or whose connection is lost again.
/// `web-client/index.html` has the two places for it.
final class TelephoneInPage {

  private static final String FOR_THE_SCRIPT = "<meta name=\"practice-telephone\" content=\"\" />";
  private static final String FOR_THE_READER = "<!-- practice-telephone -->";

  private TelephoneInPage() {}

  /// Inserts the number.
  ///
  /// @param telephone empty: the page stays as built, and says "call your practice" without a
  ///     number
  static byte[] put(byte[] page, Optional<String> telephone) {
    if (telephone.isEmpty()) {
      return page;
    }
    String number = escaped(telephone.get());
    String dialled = telephone.get().replaceAll("[^+0-9]", "");
    return new String(page, StandardCharsets.UTF_8)
        .replace(FOR_THE_SCRIPT, FOR_THE_SCRIPT.replace("\"\"", "\"" + number + "\""))
        .replace(FOR_THE_READER, ": <a href=\"tel:" + dialled + "\">" + number + "</a>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
