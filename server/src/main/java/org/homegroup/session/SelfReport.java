package org.homegroup.session;

import java.time.Instant;

/// A participant's statement "I am here", made while no media of theirs reaches the bridge, and
/// whether they hear the group. Valid until their media arrives or the connection drops.
public record SelfReport(boolean hearing, Instant at) {}
