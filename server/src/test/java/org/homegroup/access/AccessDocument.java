package org.homegroup.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homegroup.testing.DocumentTable;

/// The table of `ACCESS.md`, read from the document and from nothing else: what tests of access
/// expect.
public final class AccessDocument {

  private static final Pattern REFUSED =
      Pattern.compile(
          "(?:`([a-z-]+)` unless `([a-z-]+)`; )?`([a-z-]+)`(?:; `([a-z-]+)` to the other roles)?");

  private static final Map<Action, Line> LINES = read();

  private AccessDocument() {}

  private record Line(
      Map<Who, Set<Relation>> rights,
      Optional<Relation> needs,
      Optional<Denial> without,
      Denial denial,
      Optional<Denial> others) {}

  public static Set<Action> actions() {
    return LINES.keySet();
  }

  public static boolean allows(Action action, Who who, Relation relation) {
    return LINES.get(action).rights().get(who).contains(relation);
  }

  /// The refusal that a person of this standing is given; empty for one who may.
  public static Optional<Denial> denial(Action action, Standing standing) {
    Line line = LINES.get(action);
    boolean may =
        standing.who().stream()
            .anyMatch(
                who ->
                    standing.relations().stream()
                        .anyMatch(relation -> line.rights().get(who).contains(relation)));
    if (may) {
      return Optional.empty();
    }
    if (line.needs().filter(need -> !standing.is(need)).isPresent()) {
      return line.without();
    }
    boolean known = standing.who().stream().anyMatch(who -> !line.rights().get(who).isEmpty());
    return known ? Optional.of(line.denial()) : line.others().or(() -> Optional.of(line.denial()));
  }

  private static Map<Action, Line> read() {
    var lines = new EnumMap<Action, Line>(Action.class);
    try {
      for (List<String> row : DocumentTable.rows("ACCESS.md", "| action |")) {
        lines.put(
            of(Action.values(), DocumentTable.quoted(row.getFirst()).findFirst().get()), line(row));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return lines;
  }

  private static Line line(List<String> row) {
    var rights = new EnumMap<Who, Set<Relation>>(Who.class);
    for (Who who : Who.values()) {
      Set<Relation> relations = EnumSet.noneOf(Relation.class);
      DocumentTable.quoted(row.get(1 + who.ordinal()))
          .forEach(word -> relations.add(of(Relation.values(), word)));
      rights.put(who, relations);
    }
    Matcher refused = REFUSED.matcher(row.getLast());
    if (!refused.matches()) {
      throw new AssertionError("cannot be read: " + row.getLast());
    }
    return new Line(
        rights,
        Optional.ofNullable(refused.group(2)).map(word -> of(Relation.values(), word)),
        Optional.ofNullable(refused.group(1)).map(word -> of(Denial.values(), word)),
        of(Denial.values(), refused.group(3)),
        Optional.ofNullable(refused.group(4)).map(word -> of(Denial.values(), word)));
  }

  private static <E extends Enum<E>> E of(E[] all, String code) {
    return Arrays.stream(all)
        .filter(one -> Codes.of(one).equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the code has no " + code));
  }
}
