package org.homegroup.practice;

import java.time.Duration;
import java.util.List;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.SupervisionPolicy;

/// A practice's policy for all rooms of one kind. The rules in `session` receive these values; none
/// of them is in the ledger.
///
/// @param locationRequired a patient is admitted only with a confirmed location, or with a reason
/// @param holdAfter time without a lead before the group is held
/// @param holdEndsAfter longest hold before the session is ended safely
/// @param telephoneCallbackWithin time within which a participant in danger must be telephoned
///     after their connection is lost
public record RoomPolicy(
    boolean locationRequired,
    Duration holdAfter,
    Duration holdEndsAfter,
    Duration telephoneCallbackWithin,
    Unsupervised unsupervised,
    Chat chat,
    List<AgendaPart> agenda) {

  public RoomPolicy {
    agenda = List.copyOf(agenda);
  }

  /// The response when the last lead is gone: the group is held, or it continues and the supervisor
  /// is called.
  public enum Unsupervised {
    HOLD,
    CALL;

    public String code() {
      return KebabCase.kebab(this);
    }
  }

  /// The people to whom a patient may write besides the leads.
  ///
  /// @param privateAmongPatients patients may write to one another, unseen by the leads
  public record Chat(PatientsTo patientsTo, boolean privateAmongPatients) {}

  public enum PatientsTo {
    LEADS,
    GROUP;

    public String code() {
      return KebabCase.kebab(this);
    }
  }

  /// One part of a session's agenda.
  public record AgendaPart(AgendaPartKind part, String title, int minutes) {}

  /// What is done in these rooms when no lead watches over a group, or a participant in a crisis is
  /// lost.
  public SupervisionPolicy supervision() {
    return new SupervisionPolicy(
        unsupervised == Unsupervised.HOLD, holdAfter, holdEndsAfter, telephoneCallbackWithin);
  }

  private static final Duration HOLD_AFTER = Duration.ofSeconds(3);
  private static final Duration HOLD_ENDS_AFTER = Duration.ofMinutes(20);
  private static final Duration CALL_BACK_WITHIN = Duration.ofMinutes(2);

  private static final List<AgendaPart> PEER =
      List.of(round("Opening", 10), topic("Sharing", 40), closing("Closing", 10));

  private static final List<AgendaPart> FAMILY =
      List.of(round("How everybody is", 15), topic("Conversation", 35), closing("Closing", 10));

  private static final List<AgendaPart> EDUCATION =
      List.of(topic("Topic of the day", 40), exercise(15), closing("Questions", 5));

  private static final List<AgendaPart> GROUP =
      List.of(
          round("How everybody is", 30),
          topic("Topic of the day", 60),
          new AgendaPart(AgendaPartKind.BREAK, "Break", 15),
          exercise(50),
          closing("Closing round", 25));

  private static AgendaPart round(String title, int minutes) {
    return new AgendaPart(AgendaPartKind.CHECK_IN_ROUND, title, minutes);
  }

  private static AgendaPart topic(String title, int minutes) {
    return new AgendaPart(AgendaPartKind.TOPIC, title, minutes);
  }

  private static AgendaPart exercise(int minutes) {
    return new AgendaPart(AgendaPartKind.EXERCISE, "Exercise", minutes);
  }

  private static AgendaPart closing(String title, int minutes) {
    return new AgendaPart(AgendaPartKind.CLOSING, title, minutes);
  }

  /// The default policy for a kind of room that the practice does not describe.
  public static RoomPolicy ofKind(String kind) {
    return switch (kind) {
      case "peer" -> policy(false, Unsupervised.CALL, PatientsTo.GROUP, PEER);
      case "family" -> policy(true, Unsupervised.HOLD, PatientsTo.LEADS, FAMILY);
      case "education" -> policy(true, Unsupervised.HOLD, PatientsTo.LEADS, EDUCATION);
      default -> policy(true, Unsupervised.HOLD, PatientsTo.GROUP, GROUP);
    };
  }

  private static RoomPolicy policy(
      boolean locationRequired, Unsupervised unsupervised, PatientsTo to, List<AgendaPart> agenda) {
    return new RoomPolicy(
        locationRequired,
        HOLD_AFTER,
        HOLD_ENDS_AFTER,
        CALL_BACK_WITHIN,
        unsupervised,
        new Chat(to, false),
        agenda);
  }
}
