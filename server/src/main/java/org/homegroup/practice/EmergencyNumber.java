package org.homegroup.practice;

import java.util.Optional;

/// Whom a lead can call for somebody who is in danger somewhere else.
///
/// @param county empty: it is for the whole state
public record EmergencyNumber(String name, String number, Optional<String> county) {}
