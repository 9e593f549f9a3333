package org.homegroup.access;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// One row of the table.
///
/// @param rights the relations in which each role may
/// @param needs without this relation the answer is `without`
/// @param others the answer to roles that have no right in any relation
/// @param denial the answer to everybody else
record Row(
    Action action,
    Map<Who, Set<Relation>> rights,
    Relation needs,
    Denial without,
    Denial others,
    Denial denial) {

  /// Grants an action to some roles, in any of some relations.
  record Cell(Set<Who> who, Set<Relation> relations) {}

  static Row of(Action action, Denial denial, Cell... cells) {
    var rights = new EnumMap<Who, Set<Relation>>(Who.class);
    for (Cell cell : cells) {
      cell.who()
          .forEach(
              one ->
                  rights
                      .computeIfAbsent(one, _ -> EnumSet.noneOf(Relation.class))
                      .addAll(cell.relations()));
    }
    return new Row(action, rights, null, denial, denial, denial);
  }

  Row without(Relation relation, Denial answer) {
    return new Row(action, rights, relation, answer, others, denial);
  }

  Row others(Denial answer) {
    return new Row(action, rights, needs, without, answer, denial);
  }

  boolean allows(Who who, Relation relation) {
    return rights.getOrDefault(who, Set.of()).contains(relation);
  }

  boolean allows(Standing standing) {
    for (Who who : standing.who()) {
      for (Relation relation : standing.relations()) {
        if (allows(who, relation)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The answer to one who may not.
  Denial denial(Standing standing) {
    if (needs != null && !standing.is(needs)) {
      return without;
    }
    return standing.who().stream().anyMatch(rights::containsKey) ? denial : others;
  }
}
