package org.homegroup.testing.browser;

/// Chromium is not installed or does not start. The message says what to do.
public final class BrowserUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param cause may be null
  BrowserUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
