package org.homegroup.bridge.jvb.conference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.jvb.colibri.ColibriEvent;
import org.homegroup.bridge.jvb.sdp.SourceNames;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// Sends an endpoint's receiver constraints to the bridge, on the endpoint's socket and after each
/// change.
final class ReceiverConstraintsSender {

  /// The heights of the smaller simulcast layers that the bridge expects.
  private static final int SMALL = 180;

  private static final int MIDDLE = 360;

  private final int heightMax;
  private final Function<String, ParticipantId> participant;
  private Optional<ReceiverConstraints> receiverConstraints;
  private Collection<String> others = List.of();
  private Optional<Consumer<String>> bridge = Optional.empty();
  private String lastSent = "";

  /// @param receiverConstraints empty after an adoption: the bridge keeps those of the earlier
  ///     server
  /// @param participant returns the participant of an endpoint name on the bridge, or `null`
  ReceiverConstraintsSender(
      int heightMax,
      Optional<ReceiverConstraints> receiverConstraints,
      Function<String, ParticipantId> participant) {
    this.heightMax = heightMax;
    this.receiverConstraints = receiverConstraints;
    this.participant = participant;
  }

  void setConstraints(ReceiverConstraints wanted) {
    receiverConstraints = Optional.of(wanted);
    send();
  }

  /// Sets the endpoints that can be received, by name on the bridge.
  void others(Collection<String> names) {
    others = List.copyOf(names);
    send();
  }

  /// Sends the constraints on a new socket, because the bridge may have forgotten those of an
  /// earlier one.
  void opened(Consumer<String> socket) {
    bridge = Optional.of(socket);
    lastSent = "";
    send();
  }

  void disconnected() {
    bridge = Optional.empty();
  }

  private void send() {
    if (bridge.isPresent() && receiverConstraints.isPresent()) {
      String message = message(receiverConstraints.get());
      if (!message.equals(lastSent)) {
        lastSent = message;
        bridge.get().accept(message);
      }
    }
  }

  private String message(ReceiverConstraints wanted) {
    if (wanted.equals(ReceiverConstraints.ALL)) {
      return ColibriEvent.receiveVideo(heightMax);
    }
    SequencedMap<String, Integer> tiles = new LinkedHashMap<>();
    for (String other : others) {
      ParticipantId who = participant.apply(other);
      int height = who == null ? 0 : wanted.height(who);
      if (height > 0) {
        tiles.put(SourceNames.of(other, MediaKind.VIDEO), height);
      }
    }
    SequencedMap<String, Integer> heights = new LinkedHashMap<>(tiles);
    heights.replaceAll((_, tile) -> heightFor(tile));
    return ColibriEvent.receiveVideo(heights, onStage(tiles));
  }

  /// Returns the source that is shown larger than all others: a shared screen, which the bridge
  /// gives up last, or the one face in the middle.
  private static Optional<String> onStage(Map<String, Integer> tiles) {
    int tallest = tiles.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> largest =
        tiles.keySet().stream().filter(source -> tiles.get(source) == tallest).toList();
    return largest.size() == 1 ? Optional.of(largest.getFirst()) : Optional.empty();
  }

  /// Returns the height to request for a tile. The bridge sends the largest layer that is not
  /// taller than requested, so for a tile of 200 pixels it would send the layer of 180, which looks
  /// blurred.
  private int heightFor(int tile) {
    return Math.min(tile <= SMALL ? SMALL : tile <= MIDDLE ? MIDDLE : heightMax, heightMax);
  }
}
