package org.homegroup.session;

import java.util.List;

/// What one append changed: the state before and after, the events between, and the version of the
/// last of them.
public record Commit(
    GroupSession before, GroupSession after, List<SessionEvent> events, long version) {}
