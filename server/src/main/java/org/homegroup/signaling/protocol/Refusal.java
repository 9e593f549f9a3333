package org.homegroup.signaling.protocol;

import io.vertx.core.Future;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.runtime.SessionBusy;
import org.homegroup.session.Rejection;

/// Why a first message is refused, as the protocol says it.
///
/// @param unexpected a fault of ours, to be logged
public record Refusal(String code, CloseCode close, boolean unexpected) {

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
    return refuse(rejection.code(), CloseCode.REFUSED);
  }

  public static <T> Future<T> refuse(String code, CloseCode close) {
    return refuse(new Refusal(code, close, false));
  }

  public static <T> Future<T> refuse(Refusal refusal) {
    return Future.failedFuture(new Refused(refusal));
  }

  /// The answer to a first message that failed.
  public static Refusal of(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.refusal;
      case SessionBusy _ -> new Refusal("busy", CloseCode.REFUSED, false);
      case JournalUnavailable _ -> new Refusal("unavailable", CloseCode.REFUSED, false);
      default -> new Refusal("internal", CloseCode.REFUSED, true);
    };
  }
}
