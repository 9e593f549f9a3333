package org.homegroup.platform.config;

/// A value that must not be printed: a password or a token. Only [#value()] reveals it.
public record Secret(String value) {

  /// Whether nothing was configured.
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "(none)" : "(secret)";
  }
}
