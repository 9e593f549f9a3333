package org.homegroup.session;

/// The rights of participants other than leads in a room's chat, as the practice sets them. Leads
/// may always write to the group, to the other leads, and to one participant.
///
/// @param toGroup participants may write to everyone; otherwise to the leads only
/// @param oneToOne participants may write to one another in private
public record ChatPolicy(boolean toGroup, boolean oneToOne) {}
