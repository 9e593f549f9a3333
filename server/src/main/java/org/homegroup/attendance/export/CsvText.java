package org.homegroup.attendance.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes lines of RFC 4180 that are safe to open in a spreadsheet.
final class CsvText {

  /// RFC 4180, 2.1: each record ends in CRLF, the last one too.
  private static final String LINE_END = "\r\n";

  private static final Pattern MUST_QUOTE = Pattern.compile("[\",\r\n]|^\\s|\\s$");

  /// Cells that a spreadsheet may take for a formula: one of these signs (or its full-width form)
  /// first in the cell, or first after a separator, since a program that splits at semicolons sees
  /// other cells. White space, invisible signs and quotes before the sign do not make it safe. See
  /// OWASP, "CSV Injection".
  private static final Pattern FORMULA =
      Pattern.compile("(^|[,;|])([\\s\\p{Z}\\p{Cf}\"']*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

  private CsvText() {}

  static String line(List<String> cells) {
    return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", LINE_END));
  }

  /// Makes typed text harmless: control characters (tab, line break) become a space, and a possible
  /// formula gets an apostrophe before it, which marks text in spreadsheets.
  static String harmless(String typed) {
    return FORMULA.matcher(CONTROL.matcher(typed).replaceAll(" ")).replaceAll("$1$2'");
  }

  private static String quoted(String cell) {
    return MUST_QUOTE.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
