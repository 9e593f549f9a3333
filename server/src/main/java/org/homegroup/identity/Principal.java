package org.homegroup.identity;

import java.util.UUID;
import org.homegroup.practice.PersonKind;
import org.homegroup.session.PersonId;

/// Somebody who has proved who they are. Says nothing about rights in a session.
public record Principal(PersonId personId, UUID organisationId, PersonKind kind) {}
