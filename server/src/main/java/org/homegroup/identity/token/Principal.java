package org.homegroup.identity.token;

import java.util.UUID;
import org.homegroup.id.PersonId;
import org.homegroup.practice.PersonKind;

/// An identified person. Contains no rights in a session.
public record Principal(PersonId personId, UUID organizationId, PersonKind kind) {}
