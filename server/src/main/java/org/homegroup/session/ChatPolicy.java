package org.homegroup.session;

/// What those who do not lead may do in the chat of a room; the practice decides. Leads may always
/// write to the group, to each other, and to one person.
///
/// @param toGroup they may write to everybody; otherwise to the leads only
/// @param oneToOne they may write to one another in private
public record ChatPolicy(boolean toGroup, boolean oneToOne) {}
