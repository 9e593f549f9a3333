package org.homegroup.practice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.homegroup.session.PartKind;

/// What a practice decides for all rooms of one kind. The rules in `session` are handed these
/// values; nothing of them is in the ledger.
///
/// @param locationRequired a patient is admitted only with a confirmed location, or with a reason
/// @param holdAfter how long nobody may lead before the group is held
/// @param holdEndsAfter how long a hold lasts before the session is ended safely
/// @param callBackWithin how soon somebody in danger is called whose line is down
public record RoomPolicy(
    boolean locationRequired,
    Duration holdAfter,
    Duration holdEndsAfter,
    Duration callBackWithin,
    Leaderless leaderless,
    Chat chat,
    List<AgendaPart> agenda) {

  public RoomPolicy {
    agenda = List.copyOf(agenda);
  }

  /// What happens when the last lead is gone: the group waits, or goes on and somebody is called.
  public enum Leaderless {
    HOLD,
    CALL;

    public String code() {
      return word(this);
    }
  }

  /// Whom a patient may write to besides the leads.
  ///
  /// @param privateAmongPatients one patient to another, unseen by the leads
  public record Chat(PatientsTo patientsTo, boolean privateAmongPatients) {}

  public enum PatientsTo {
    LEADS,
    GROUP;

    public String code() {
      return word(this);
    }
  }

  /// One part of a session's plan.
  public record AgendaPart(PartKind part, String title, int minutes) {}

  private static final Duration HOLD_AFTER = Duration.ofSeconds(3);
  private static final Duration HOLD_ENDS_AFTER = Duration.ofMinutes(20);
  private static final Duration CALL_BACK_WITHIN = Duration.ofMinutes(2);

  /// What holds in a kind of room of which the practice says nothing.
  public static RoomPolicy ofKind(String kind) {
    return switch (kind) {
      case "peer" ->
          policy(
              false,
              Leaderless.CALL,
              PatientsTo.GROUP,
              new AgendaPart(PartKind.CHECK_IN_ROUND, "Opening", 10),
              new AgendaPart(PartKind.TOPIC, "Sharing", 40),
              new AgendaPart(PartKind.CLOSING, "Closing", 10));
      case "family" ->
          policy(
              true,
              Leaderless.HOLD,
              PatientsTo.LEADS,
              new AgendaPart(PartKind.CHECK_IN_ROUND, "How everybody is", 15),
              new AgendaPart(PartKind.TOPIC, "Conversation", 35),
              new AgendaPart(PartKind.CLOSING, "Closing", 10));
      case "education" ->
          policy(
              true,
              Leaderless.HOLD,
              PatientsTo.LEADS,
              new AgendaPart(PartKind.TOPIC, "Topic of the day", 40),
              new AgendaPart(PartKind.EXERCISE, "Exercise", 15),
              new AgendaPart(PartKind.CLOSING, "Questions", 5));
      default ->
          policy(
              true,
              Leaderless.HOLD,
              PatientsTo.GROUP,
              new AgendaPart(PartKind.CHECK_IN_ROUND, "How everybody is", 30),
              new AgendaPart(PartKind.TOPIC, "Topic of the day", 60),
              new AgendaPart(PartKind.BREAK, "Break", 15),
              new AgendaPart(PartKind.EXERCISE, "Exercise", 50),
              new AgendaPart(PartKind.CLOSING, "Closing round", 25));
    };
  }

  private static RoomPolicy policy(
      boolean locationRequired, Leaderless leaderless, PatientsTo to, AgendaPart... agenda) {
    return new RoomPolicy(
        locationRequired,
        HOLD_AFTER,
        HOLD_ENDS_AFTER,
        CALL_BACK_WITHIN,
        leaderless,
        new Chat(to, false),
        List.of(agenda));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
