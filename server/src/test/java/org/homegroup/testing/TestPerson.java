package org.homegroup.testing;

import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.Role;

/// Somebody in the tests, with the seat they get when they first arrive and what their booking
/// says.
public record TestPerson(
    PersonId personId, ParticipantId id, String name, Role role, boolean mayLead) {}
