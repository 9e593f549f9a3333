package org.homegroup.session.state;

import java.util.List;
import org.homegroup.session.SessionEvent;

/// The change made by one append: the states before and after, the events between them, and the
/// version of the last event.
public record Commit(
    GroupSession before, GroupSession after, List<SessionEvent> events, long version) {}
