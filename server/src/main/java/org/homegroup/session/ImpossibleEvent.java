package org.homegroup.session;

/// An event that cannot follow the state before it. The core knows no journal: whoever replays one
/// says where in it the event stands ([org.homegroup.journal.CorruptEntry]).
public final class ImpossibleEvent extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public ImpossibleEvent(String what) {
    super("impossible event: " + what);
  }
}
