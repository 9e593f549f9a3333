package org.homegroup.session.state;

import java.util.List;
import org.homegroup.session.SessionEvent;

/// What one append changed: the state before and after, the events between, and the version of the
/// last of them.
public record Commit(
    GroupSession before, GroupSession after, List<SessionEvent> events, long version) {}
