package org.homegroup.attendance.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of RFC 4180, safe to open in a spreadsheet.
final class CsvText {

  /// RFC 4180, 2.1: each record ends in CRLF, the last one too.
  private static final String LINE_END = "\r\n";

  private static final Pattern MUST_QUOTE = Pattern.compile("[\",\r\n]|^\\s|\\s$");

  /// What makes a spreadsheet take a cell for a formula: one of these signs (or its full-width
  /// sister) first in the cell, or first after a separator, since a program that splits at
  /// semicolons sees other cells than we wrote. White space, invisible signs and quotes before it
  /// do not make it safe. See OWASP, "CSV Injection".
  private static final Pattern FORMULA =
      Pattern.compile("(^|[,;|])([\\s\\p{Z}\\p{Cf}\"']*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

  private CsvText() {}

  static String line(List<String> cells) {
    return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", LINE_END));
  }

  /// Makes text that people typed harmless: control signs (tab, line break) become a space, and
  /// what could begin a formula gets an apostrophe before it, which spreadsheets read as "this is
  /// text".
  static String harmless(String typed) {
    return FORMULA.matcher(CONTROL.matcher(typed).replaceAll(" ")).replaceAll("$1$2'");
  }

  private static String quoted(String cell) {
    return MUST_QUOTE.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
