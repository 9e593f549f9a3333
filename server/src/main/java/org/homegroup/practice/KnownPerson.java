package org.homegroup.practice;

import java.util.UUID;
import org.homegroup.session.PersonId;

/// Somebody of a practice who may sign in.
public record KnownPerson(
    PersonId personId, UUID organisationId, PersonName name, PersonKind kind) {}
