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

/// Which pictures one browser is sent: says it to the bridge on the endpoint's socket, each time
/// that it changes.
final class ReceiverConstraintsSender {

  /// The heights that the bridge itself expects of sizes, below the largest.
  private static final int SMALL = 180;

  private static final int MIDDLE = 360;

  private final int heightMax;
  private final Function<String, ParticipantId> participant;
  private Optional<ReceiverConstraints> receiverConstraints;
  private Collection<String> others = List.of();
  private Optional<Consumer<String>> bridge = Optional.empty();
  private String lastSent = "";

  /// @param receiverConstraints empty: the bridge was told by an earlier server, and keeps to that
  /// @param participant of an endpoint's name on the bridge; `null`: nobody's
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

  /// Who can be received, by name on the bridge.
  void others(Collection<String> names) {
    others = List.copyOf(names);
    send();
  }

  /// From now on it can be said; the bridge may have forgotten what it heard on another socket.
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

  /// What is shown larger than everything else: a screen, which is given up after the faces beside
  /// it, or the one face in the middle.
  private static Optional<String> onStage(Map<String, Integer> tiles) {
    int tallest = tiles.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> largest =
        tiles.keySet().stream().filter(source -> tiles.get(source) == tallest).toList();
    return largest.size() == 1 ? Optional.of(largest.getFirst()) : Optional.empty();
  }

  /// How tall a picture may be to fill a tile. The bridge takes the largest that is no taller than
  /// it is told, so a tile of 200 lines would get the quarter of 180, and stay blurred.
  private int heightFor(int tile) {
    return Math.min(tile <= SMALL ? SMALL : tile <= MIDDLE ? MIDDLE : heightMax, heightMax);
  }
}
