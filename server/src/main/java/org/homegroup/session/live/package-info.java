/// The shell that runs the rules of a session: on one event loop, from the journal and back to it.
/// A [LiveSession] decides each command on the newest state, appends what was decided, and tells
/// whoever observes it; a [SessionKeeper] lets time pass; [Recovery] begins where the last process
/// ended.
package org.homegroup.session.live;
