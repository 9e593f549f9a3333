package org.homegroup.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Brings the old forms of event types up to the current one when they are read; what is stored
/// stays as it was written. Of each type, the steps in order: the first turns the fields of schema
/// 1 into those of schema 2. The number of steps plus one is the schema that is written.
record Upcasters(Map<String, List<UnaryOperator<ObjectNode>>> steps) {

  /// No type has changed its form so far.
  static final Upcasters NONE = new Upcasters(Map.of());

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
