package org.homegroup.identity.token;

import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.PersonKind;

/// An identified person. Contains no rights in a session.
public record Principal(PersonId personId, OrganizationId organizationId, PersonKind kind) {}
