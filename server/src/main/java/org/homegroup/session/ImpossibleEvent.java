package org.homegroup.session;

/// An event that cannot follow the state before it. The core knows no journal; the code that
/// replays a ledger adds the position ([org.homegroup.journal.CorruptEntry]).
public final class ImpossibleEvent extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public ImpossibleEvent(String what) {
    super("impossible event: " + what);
  }
}
