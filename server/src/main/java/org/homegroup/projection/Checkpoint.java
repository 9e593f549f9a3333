package org.homegroup.projection;

/// The progress of a read model: the last position of the journal that is folded into it, by the
/// fold of this schema version.
public record Checkpoint(int schemaVersion, long position) {}
