package org.homegroup.access;

import java.util.EnumSet;
import java.util.Set;

/// One person before one thing: their roles, and their relations to it. A right that any of the
/// roles has in any of the relations is theirs.
public record Standing(Set<Who> who, Set<Relation> relations) {

  public static final Standing NOBODY = new Standing(Set.of(), Set.of());

  public boolean is(Relation relation) {
    return relations.contains(relation);
  }

  public Standing and(Who more) {
    EnumSet<Who> all = EnumSet.of(more);
    all.addAll(who);
    return new Standing(all, relations);
  }

  public Standing and(Relation first, Relation... more) {
    EnumSet<Relation> all = EnumSet.of(first, more);
    all.addAll(relations);
    return new Standing(who, all);
  }
}
