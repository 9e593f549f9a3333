package org.homegroup.api.pipeline;

import java.util.Optional;
import org.homegroup.access.Standing;
import org.homegroup.practice.Booking;

/// What is known of a caller who may.
///
/// @param booking of the session that is asked for; empty where none is
record Access(Standing standing, Optional<Booking> booking) {}
