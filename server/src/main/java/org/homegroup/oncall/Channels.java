package org.homegroup.oncall;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.OnCallPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All channels together. A person is notified over each channel that reaches them; one success is
/// enough. Each outcome is counted.
final class Channels {

  private static final Logger log = LoggerFactory.getLogger(Channels.class);

  private final List<Channel> channels;
  private final RetryingDelivery calling;
  private final Metrics metrics;

  Channels(List<Channel> channels, RetryingDelivery calling, Metrics metrics) {
    this.channels = List.copyOf(channels);
    this.calling = calling;
    this.metrics = metrics;
  }

  boolean reach(OnCallPerson person) {
    return channels.stream().anyMatch(channel -> channel.reaches(person));
  }

  /// Notifies over all channels. Never fails.
  ///
  /// @param unwanted once true, no attempt follows
  Future<DeliveryState.State> tell(
      OnCallPerson person, Notification notification, BooleanSupplier unwanted) {
    List<Future<Boolean>> told =
        channels.stream()
            .filter(channel -> channel.reaches(person))
            .map(channel -> tell(person, notification, unwanted, channel))
            .toList();
    if (told.isEmpty()) {
      return Future.succeededFuture(DeliveryState.State.NO_WAY);
    }
    return Future.all(told)
        .map(
            all ->
                all.<Boolean>list().contains(true)
                    ? DeliveryState.State.TOLD
                    : DeliveryState.State.NOT_REACHED);
  }

  private Future<Boolean> tell(
      OnCallPerson person, Notification notification, BooleanSupplier unwanted, Channel channel) {
    return calling
        .make(
            new RetryingDelivery.Try() {
              @Override
              public boolean unwanted() {
                return unwanted.getAsBoolean();
              }

              @Override
              public Future<Void> make() {
                return channel.tell(person, notification);
              }

              @Override
              public void failed(DeliveryFailure why) {
                count(channel, "tried-again");
              }
            })
        .map(true)
        .onSuccess(_ -> count(channel, "told"))
        .otherwise(
            failure -> {
              count(channel, "failed");
              log.warn(
                  "The supervisor on call could not be told of task {} by {}: {}",
                  notification.taskId(),
                  channel.name(),
                  failure.getMessage());
              return false;
            });
  }

  private void count(Channel channel, String outcome) {
    metrics
        .counter(
            "on.call.calls",
            "Calls to the supervisor on call, by how they ended",
            "channel",
            channel.name(),
            "outcome",
            outcome)
        .increment();
  }
}
