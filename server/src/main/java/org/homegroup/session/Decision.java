package org.homegroup.session;

import java.util.List;

/// What the rules made of a command. Accepted without events means that it was so already.
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
