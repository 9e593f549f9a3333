package org.homegroup.api.pipeline;

import java.util.Optional;
import org.homegroup.access.Standing;
import org.homegroup.practice.Booking;

/// The standing of a caller who has the right.
///
/// @param booking of the session that is asked for; empty where none is
record Access(Standing standing, Optional<Booking> booking) {}
