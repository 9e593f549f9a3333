package org.homegroup.session;

import java.util.List;

/// The result of applying the rules to a command. Accepted without events means that the state was
/// already as requested.
public sealed interface Decision {

  record Accepted(List<SessionEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Rejected(Rejection rejection) implements Decision {}

  static Decision accepted(SessionEvent... events) {
    return new Accepted(List.of(events));
  }

  static Decision accepted(List<SessionEvent> events) {
    return new Accepted(events);
  }

  static Decision noChange() {
    return new Accepted(List.of());
  }

  static Decision rejected(Rejection rejection) {
    return new Rejected(rejection);
  }
}
