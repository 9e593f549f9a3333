package org.homegroup.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A table in one of the documents, which a test compares with the code.
public final class DocumentTable {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private DocumentTable() {}

  /// The rows of the table, each a list of cells.
  ///
  /// @param document in `server/docs`
  /// @param head beginning of its first line, such as `| code | status |`
  public static List<List<String>> rows(String document, String head) throws IOException {
    String text = Files.readString(Path.of("docs").resolve(document));
    String table = text.substring(text.indexOf("\n" + head) + 1).split("\n\n", 2)[0];
    return table.lines().skip(2).map(DocumentTable::cells).toList();
  }

  /// The names in backticks in the first cells.
  public static List<String> names(String document, String head) throws IOException {
    return rows(document, head).stream().flatMap(row -> quoted(row.getFirst())).toList();
  }

  /// The texts in backticks.
  public static Stream<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map((MatchResult found) -> found.group(1));
  }

  private static List<String> cells(String line) {
    List<String> parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    return parts.subList(1, parts.size() - 1);
  }
}
