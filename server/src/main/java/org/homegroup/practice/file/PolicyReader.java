package org.homegroup.practice.file;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.homegroup.platform.config.Secret;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.practice.RoomPolicy.AgendaPart;
import org.homegroup.practice.RoomPolicy.Chat;
import org.homegroup.practice.RoomPolicy.PatientsTo;
import org.homegroup.practice.RoomPolicy.Unsupervised;
import org.homegroup.practice.file.Practice.EmergencyNumber;
import org.homegroup.practice.file.Practice.KindPolicy;
import org.homegroup.practice.file.Practice.OnCall;
import org.homegroup.session.AgendaPartKind;

/// Reads the safety entries of a practice file: the policies of each kind of room, the person on
/// call, and the emergency numbers. Missing entries of a policy come from [RoomPolicy#ofKind].
final class PolicyReader {

  private static final Duration LONGEST_HOLD = Duration.ofHours(4);
  private static final Duration LONGEST_CALL_BACK = Duration.ofHours(1);
  private static final int LONGEST_PART = 240;

  /// The form of Standard Webhooks: 24 to 64 bytes.
  private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,86}={0,2}");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private PolicyReader() {}

  static KindPolicy policy(FileEntry entry, QuestionnaireFiles files) {
    String kind = entry.key("kind");
    RoomPolicy otherwise = RoomPolicy.ofKind(kind);
    var policy =
        new RoomPolicy(
            entry.flag("location-required", otherwise.locationRequired()),
            entry.length("hold-after", Duration.ZERO, LONGEST_HOLD).orElse(otherwise.holdAfter()),
            entry
                .length("hold-ends-after", Duration.ZERO, LONGEST_HOLD)
                .orElse(otherwise.holdEndsAfter()),
            telephoneCallbackWithin(entry).orElse(otherwise.telephoneCallbackWithin()),
            word(entry, "unsupervised", Unsupervised.values(), Unsupervised::code)
                .orElse(otherwise.unsupervised()),
            entry.present("chat")
                ? entry.object("chat", it -> chat(it, otherwise.chat()))
                : otherwise.chat(),
            entry.present("agenda")
                ? entry.objects("agenda", PolicyReader::agendaPart)
                : otherwise.agenda());
    if (policy.holdEndsAfter().compareTo(policy.holdAfter()) < 0) {
      entry.complain("hold-ends-after", "must not be shorter than hold-after");
    }
    Optional<String> questionnaire = files.read(entry, policy.locationRequired());
    return new KindPolicy(kind, policy, questionnaire);
  }

  /// Reads the callback time: long enough to reach a telephone, and short enough for a person in
  /// danger.
  private static Optional<Duration> telephoneCallbackWithin(FileEntry entry) {
    return entry.length("telephone-callback-within", Duration.ofMinutes(1), LONGEST_CALL_BACK);
  }

  private static Chat chat(FileEntry entry, Chat otherwise) {
    return new Chat(
        word(entry, "patients-to", PatientsTo.values(), PatientsTo::code)
            .orElse(otherwise.patientsTo()),
        entry.flag("private-among-patients", otherwise.privateAmongPatients()));
  }

  private static AgendaPart agendaPart(FileEntry entry) {
    if (!entry.present("part")) {
      entry.complain("part", "is missing");
    }
    return new AgendaPart(
        word(entry, "part", AgendaPartKind.values(), AgendaPartKind::code)
            .orElse(AgendaPartKind.TOPIC),
        entry.text("title"),
        entry.number("minutes", 1, LONGEST_PART));
  }

  static OnCall onCall(FileEntry entry) {
    var onCall =
        new OnCall(
            entry.key("supervisor"),
            entry.optionalText("webhook"),
            entry.optionalText("webhook-secret").map(Secret::new),
            entry.optionalText("mail"));
    onCall
        .webhook()
        .filter(url -> !isWebhook(url))
        .ifPresent(_ -> entry.complain("webhook", "must be an address that begins with https://"));
    if (onCall.webhook().isPresent() != onCall.webhookSecret().isPresent()) {
      entry.complain("webhook-secret", "and webhook must be given together, or neither");
    }
    onCall
        .webhookSecret()
        .filter(secret -> !WEBHOOK_SECRET.matcher(secret.value()).matches())
        .ifPresent(
            _ ->
                entry.complain(
                    "webhook-secret",
                    "must be whsec_ and 32 bytes in base64, as of openssl rand -base64 32"));
    onCall
        .mail()
        .filter(mail -> !mail.matches("[^@\\s]+@[^@\\s]+"))
        .ifPresent(_ -> entry.complain("mail", "must be a mail address"));
    return onCall;
  }

  /// Whether the address is acceptable: HTTPS, or plain HTTP to this machine only, for a test or a
  /// local relay.
  private static boolean isWebhook(String text) {
    try {
      URI url = new URI(text);
      return url.getHost() != null
          && url.getUserInfo() == null
          && ("https".equals(url.getScheme())
              || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  static EmergencyNumber emergencyNumber(FileEntry entry) {
    return new EmergencyNumber(
        entry.text("state"),
        entry.optionalText("county"),
        entry.text("name"),
        entry.text("number"));
  }

  private static <T> Optional<T> word(
      FileEntry entry, String name, T[] words, Function<T, String> code) {
    Optional<String> text = entry.optionalText(name);
    Optional<T> found =
        text.flatMap(
            one -> Arrays.stream(words).filter(word -> code.apply(word).equals(one)).findFirst());
    if (text.isPresent() && found.isEmpty()) {
      List<String> known = Arrays.stream(words).map(code).toList();
      entry.complain(
          name, "must be one of " + String.join(", ", known) + ", not \"" + text.get() + "\"");
    }
    return found;
  }
}
