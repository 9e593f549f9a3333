package org.homegroup.platform.config;

/// A password or token that must not be printed. Only [#value()] returns it.
public record Secret(String value) {

  /// Returns true if no value was configured.
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "(none)" : "(secret)";
  }
}
