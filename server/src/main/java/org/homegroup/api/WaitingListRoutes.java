package org.homegroup.api;

import io.vertx.core.Future;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Reply;
import org.homegroup.id.SessionId;
import org.homegroup.signaling.room.WaitingList;

/// `GET /api/sessions/{sessionId}/waiting`: who waits, each with the check of their connection.
/// Leads are given the check-in answers too.
public final class WaitingListRoutes implements Endpoints {

  private final Waiting waiting;

  /// The waiting list, with check-in answers only if `answers`.
  @FunctionalInterface
  public interface Waiting {
    WaitingList of(SessionId sessionId, boolean answers);
  }

  public WaitingListRoutes(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public void declare(Api api) {
    api.get("/api/sessions/:sessionId/waiting", Action.READ_WAITING_LIST)
        .answer(call -> Future.succeededFuture(list(call)));
  }

  private Reply list(Call call) {
    boolean answers = call.may(Action.READ_WAITING_ANSWERS);
    return Reply.view(waiting.of(call.booking().sessionId(), answers));
  }
}
