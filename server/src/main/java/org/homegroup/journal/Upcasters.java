package org.homegroup.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Brings the former forms of event types up to the current one when they are read; what is stored
/// stays as it was written.
///
/// @param renamed former name of a type -> its name today; the fields are those of the current
///     type's schema 1
/// @param steps of each type, in order: the first step turns the fields of schema 1 into those of
///     schema 2. The number of steps plus one is the schema that is written
record Upcasters(Map<String, String> renamed, Map<String, List<UnaryOperator<ObjectNode>>> steps) {

  /// Names that event types had before one word stood for one thing (LEDGER.md, "Former names").
  static final Upcasters CURRENT =
      new Upcasters(
          Map.of(
              "presence-confirmed", "self-reported",
              "help-asked", "assistance-requested",
              "help-answered", "assistance-answered",
              "call-back-due", "telephone-callback-due",
              "call-back-taken", "telephone-callback-taken",
              "call-back-over", "telephone-callback-over"),
          Map.of());

  /// The name of a type today.
  String today(String type) {
    return renamed.getOrDefault(type, type);
  }

  int current(String type) {
    return 1 + steps.getOrDefault(type, List.of()).size();
  }

  ObjectNode lift(String type, int fromSchema, ObjectNode fields) {
    ObjectNode lifted = fields;
    for (int schema = fromSchema; schema < current(type); schema++) {
      lifted = steps.get(type).get(schema - 1).apply(lifted);
    }
    return lifted;
  }
}
