package org.homegroup.session;

import java.time.Instant;

/// What somebody whose media does not reach the bridge said of themselves: "I am here", and whether
/// they hear the group. True until their media comes or the line drops.
public record SelfReport(boolean hearing, Instant at) {}
