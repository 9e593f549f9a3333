package org.homegroup.testing;

import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.Role;

/// A person in the tests, with the participant id of the first arrival and the rights of the
/// booking.
public record TestPerson(
    PersonId personId, ParticipantId id, String name, Role role, boolean mayLead) {}
