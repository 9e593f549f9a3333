package org.homegroup.practice;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The name of a person. Leads see the full name, the group a first name and an initial.
///
/// @param title such as `Dr.`
/// @param familyName empty for people who use one name
public record PersonName(Optional<String> title, String givenName, Optional<String> familyName) {

  /// `Dr. Elena Rivera`.
  public String full() {
    return joined(familyName);
  }

  /// `Dr. Elena R.`: the form that other participants see.
  public String brief() {
    return joined(familyName.map(PersonName::initial));
  }

  private String joined(Optional<String> family) {
    return Stream.of(title, Optional.of(givenName), family)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  /// The first character as people count them, which may be two `char`s in Java.
  private static String initial(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 1)) + ".";
  }
}
