package org.homegroup.practice;

import java.util.Optional;

/// A telephone number that a lead can call for a participant in danger elsewhere.
///
/// @param county empty if the number serves the whole state
public record EmergencyNumber(String name, String number, Optional<String> county) {}
