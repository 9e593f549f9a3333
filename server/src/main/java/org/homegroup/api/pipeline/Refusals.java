package org.homegroup.api.pipeline;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.homegroup.access.Denial;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.runtime.SessionBusy;
import org.homegroup.safety.TaskNotRecorded;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The problem of every refusal and failure: the one place that translates between the two. A new
/// refusal stops the build here.
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  /// @throws RequestRefused if the rules of the session rejected the command
  public static Outcome.Done done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done;
      case Outcome.Refused(Rejection rejection) -> throw new RequestRefused(problem(rejection));
    };
  }

  public static ProblemCode problem(IdentityRefusal refusal) {
    return switch (refusal) {
      case LINK_UNKNOWN -> ProblemCode.LINK_UNKNOWN;
      case LINK_USED -> ProblemCode.LINK_USED;
      case LINK_EXPIRED -> ProblemCode.LINK_EXPIRED;
      case NOT_SIGNED_IN -> ProblemCode.UNAUTHORIZED;
    };
  }

  static ProblemCode problem(Denial denial) {
    return switch (denial) {
      case NOT_FOUND -> ProblemCode.NOT_FOUND;
      case NOT_BOOKED -> ProblemCode.NOT_BOOKED;
      case NOT_A_PATIENT -> ProblemCode.NOT_A_PATIENT;
      case NOT_YOURS -> ProblemCode.NOT_YOURS;
      case NOT_HERE -> ProblemCode.NOT_HERE;
      case FORBIDDEN,
          NOT_LEADING,
          NOT_CHAIRING,
          NOT_IN_ROOM,
          NOT_IN_SIDE_ROOM,
          NOT_IN_CARE,
          CHAT_NOT_ALLOWED,
          LEFT_OUT ->
          ProblemCode.FORBIDDEN;
    };
  }

  static ProblemCode problem(Rejection rejection) {
    return switch (rejection) {
      case SESSION_ENDED -> ProblemCode.SESSION_ENDED;
      case NOT_A_PATIENT -> ProblemCode.NOT_A_PATIENT;
      case ALREADY_TAKEN -> ProblemCode.ALREADY_TAKEN;
      case NOT_TAKEN -> ProblemCode.NOT_TAKEN;
      case NOT_DURABLE -> ProblemCode.NOT_DURABLE;
      case NOT_YOURS -> ProblemCode.NOT_YOURS;
      // The booking was found, so the rules know no session because nobody has come yet.
      case NOT_HERE, UNKNOWN_SESSION -> ProblemCode.NOT_HERE;
      case ALREADY_OVER, UNKNOWN_PARTICIPANT, UNKNOWN_SIDE_ROOM, UNKNOWN_PART ->
          ProblemCode.NOT_FOUND;
      case NOT_LEADING,
          NOT_CHAIRING,
          MAY_NOT_LEAD,
          MAY_NOT_CHAIR,
          REMOVED_BEFORE,
          CHAT_NOT_ALLOWED ->
          ProblemCode.FORBIDDEN;
      case DOORS_CLOSED,
          DOOR_LOCKED,
          SESSION_FULL,
          NOT_WAITING,
          NOT_IN_ROOM,
          IS_A_LEAD,
          NOT_STARTED,
          NOT_IN_SIDE_ROOM,
          ASIDE_ALREADY,
          GROUP_WOULD_BE_ALONE,
          NOT_IN_CARE,
          NOT_A_PEER_SESSION,
          NOBODY_READS_IT,
          ELSEWHERE,
          ON_HOLD,
          LOCATION_UNCONFIRMED,
          NOT_CONNECTED,
          CRISIS_OPEN,
          SCREEN_IN_USE ->
          ProblemCode.CONFLICT;
    };
  }

  /// Maps a failure to the refusal that the client gets. The message of a failed store may quote an
  /// answer, so it is dropped.
  static Throwable problem(Throwable failure) {
    return switch (failure) {
      case RequestRefused refused -> refused;
      case JournalUnavailable _,
          SessionBusy _,
          TaskNotRecorded _,
          DatabaseException _,
          VertxException _,
          TimeoutException _,
          IOException _ ->
          unavailable(failure);
      default -> failure;
    };
  }

  private static RequestRefused unavailable(Throwable failure) {
    LOG.warn("A store did not answer: {}", kind(failure));
    return new RequestRefused(ProblemCode.UNAVAILABLE);
  }

  private static String kind(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    String cause = failure.getCause() == null ? "" : ", " + kind(failure.getCause());
    return failure instanceof DatabaseException database
        ? type + " " + database.getSqlState() + cause
        : type + cause;
  }
}
