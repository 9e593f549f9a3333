package org.homegroup.projection;

/// How far a read model has come: the last position of the journal that is folded into it, by the
/// fold of this schema version.
public record Checkpoint(int schemaVersion, long position) {}
