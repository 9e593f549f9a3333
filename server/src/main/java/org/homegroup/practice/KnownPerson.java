package org.homegroup.practice;

import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;

/// A person of a practice who may sign in.
///
/// @param supervises the staff record names this person a supervisor, who may be on call
public record KnownPerson(
    PersonId personId,
    OrganizationId organizationId,
    PersonName name,
    PersonKind kind,
    boolean supervises) {}
