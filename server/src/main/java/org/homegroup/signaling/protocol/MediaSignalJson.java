package org.homegroup.signaling.protocol;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.session.MediaKind;

/// [MediaSignal] as messages of the live socket, as "Media" in `server/docs/PROTOCOL.md` says.
public final class MediaSignalJson {

  /// Longest session description taken from a browser, in characters.
  public static final int SDP_LENGTH_MAX = 65_536;

  /// Longest candidate line taken from a browser, in characters.
  public static final int CANDIDATE_LENGTH_MAX = 1_024;

  private static final int NAME_LENGTH_MAX = 40;
  private static final int UPLOADS_MAX = 16;

  private MediaSignalJson() {}

  /// The message to the browser (and, for tests, from it).
  public static JsonObject encode(String endpoint, MediaSignal signal) {
    JsonObject json = new JsonObject();
    switch (signal) {
      case MediaSignal.Open open ->
          json.put("type", "media-open").put("peers", array(open.peers(), MediaSignalJson::peer));
      case MediaSignal.Offer offer ->
          json.put("type", "media-offer")
              .put("peer", offer.peer())
              .put("negotiation", offer.negotiation())
              .put("sdp", offer.sdp())
              .put("tracks", array(offer.tracks(), MediaSignalJson::track))
              .put("uploads", array(offer.uploads(), MediaSignalJson::upload));
      case MediaSignal.Answer answer ->
          json.put("type", "media-answer")
              .put("peer", answer.peer())
              .put("negotiation", answer.negotiation())
              .put("sdp", answer.sdp());
      case MediaSignal.Candidate candidate ->
          json.put("type", "media-candidate")
              .put("peer", candidate.peer())
              .put("candidate", candidate.candidate())
              .put("mid", candidate.mid())
              .put("mLineIndex", candidate.mLineIndex());
      case MediaSignal.Tracks tracks ->
          json.put("type", "media-tracks")
              .put("peer", tracks.peer())
              .put("tracks", array(tracks.tracks(), MediaSignalJson::track));
      case MediaSignal.Restart restart ->
          json.put("type", "media-restart").put("peer", restart.peer());
      case MediaSignal.Closed _ -> json.put("type", "media-closed");
    }
    return json.put("endpoint", endpoint);
  }

  /// A message from a browser. Throws `IllegalArgumentException`, with the name of the field at
  /// fault and not its content, when it is not one of the four a browser may send.
  public static MediaSignal decode(JsonObject json) {
    String type = text(json, "type", NAME_LENGTH_MAX);
    String peer = text(json, "peer", NAME_LENGTH_MAX);
    return switch (type) {
      case "media-offer" ->
          new MediaSignal.Offer(
              peer, number(json, "negotiation"), sdp(json), List.of(), uploads(json));
      case "media-answer" -> new MediaSignal.Answer(peer, number(json, "negotiation"), sdp(json));
      case "media-candidate" ->
          new MediaSignal.Candidate(
              peer,
              text(json, "candidate", CANDIDATE_LENGTH_MAX),
              text(json, "mid", NAME_LENGTH_MAX),
              number(json, "mLineIndex"));
      case "media-restart" -> new MediaSignal.Restart(peer);
      default -> throw new IllegalArgumentException("type");
    };
  }

  private static List<MediaSignal.Upload> uploads(JsonObject json) {
    if (!(json.getValue("uploads") instanceof JsonArray array) || array.size() > UPLOADS_MAX) {
      throw new IllegalArgumentException("uploads");
    }
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(
            i -> {
              if (!(array.getValue(i) instanceof JsonObject upload)) {
                throw new IllegalArgumentException("uploads");
              }
              return new MediaSignal.Upload(text(upload, "mid", NAME_LENGTH_MAX), kind(upload));
            })
        .toList();
  }

  private static MediaKind kind(JsonObject json) {
    return switch (text(json, "kind", NAME_LENGTH_MAX)) {
      case "audio" -> MediaKind.AUDIO;
      case "video" -> MediaKind.VIDEO;
      default -> throw new IllegalArgumentException("kind");
    };
  }

  private static String sdp(JsonObject json) {
    return text(json, "sdp", SDP_LENGTH_MAX);
  }

  private static String text(JsonObject json, String field, int lengthMax) {
    if (json.getValue(field) instanceof String text && text.length() <= lengthMax) {
      return text;
    }
    throw new IllegalArgumentException(field);
  }

  private static int number(JsonObject json, String field) {
    if (json.getValue(field) instanceof Integer number && number >= 0) {
      return number;
    }
    throw new IllegalArgumentException(field);
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> item) {
    JsonArray array = new JsonArray();
    items.forEach(each -> array.add(item.apply(each)));
    return array;
  }

  private static JsonObject peer(MediaSignal.Peer peer) {
    JsonArray sends = new JsonArray();
    peer.sends().forEach(kind -> sends.add(lower(kind)));
    return new JsonObject()
        .put("peer", peer.peer())
        .put("offerer", lower(peer.offerer()))
        .put("sends", sends);
  }

  private static JsonObject track(MediaSignal.Track track) {
    return new JsonObject()
        .put("mid", track.mid())
        .put("kind", lower(track.kind()))
        .put("participantId", track.participantId().value());
  }

  private static JsonObject upload(MediaSignal.Upload upload) {
    return new JsonObject().put("mid", upload.mid()).put("kind", lower(upload.kind()));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
