package org.homegroup.signaling.protocol;

import io.vertx.core.Future;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.runtime.SessionBusy;
import org.homegroup.session.Rejection;

/// Why somebody is not let in, as the protocol says it.
///
/// @param unexpected a fault of ours, to be logged
public record Refusal(String code, String detail, CloseCode close, boolean unexpected) {

  /// Carries a refusal through a chain of futures.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    private Refused(Refusal refusal) {
      super(refusal.code(), null, false, false);
      this.refusal = refusal;
    }
  }

  public static <T> Future<T> refuse(Rejection rejection) {
    return refuse(rejection.code(), Explanations.of(rejection), CloseCode.REFUSED);
  }

  public static <T> Future<T> refuse(String code, String detail, CloseCode close) {
    return refuse(new Refusal(code, detail, close, false));
  }

  public static <T> Future<T> refuse(Refusal refusal) {
    return Future.failedFuture(new Refused(refusal));
  }

  /// What a greeting that failed is to be answered.
  public static Refusal of(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.refusal;
      case SessionBusy _ ->
          new Refusal("busy", "The server is busy. Trying again.", CloseCode.REFUSED, false);
      case JournalUnavailable _ ->
          new Refusal(
              "unavailable",
              "Your coming could not be recorded. Trying again.",
              CloseCode.REFUSED,
              false);
      default -> new Refusal("internal", "Something broke on our side.", CloseCode.REFUSED, true);
    };
  }
}
