package org.homegroup.oncall;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.Secret;
import org.homegroup.practice.OnCallPerson;
import org.homegroup.practice.PersonName;
import org.homegroup.safety.Task;

/// Tasks, and the supervisor who is called about them.
public final class RecordedCalls {

  public static final OrganizationId PRACTICE =
      new OrganizationId("0d9c8f1e-2b3a-4c5d-8e6f-7a8b9c0d1e2f");
  public static final SessionId GROUP = new SessionId("7b0f6a52-3c1e-4d0a-9a37-5c1f0f6f2a10");
  public static final PersonId SATO = new PersonId("c2a4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3e4f");
  public static final Instant AT = Instant.parse("2026-11-21T18:30:00Z");
  public static final Secret SECRET =
      new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=");

  private RecordedCalls() {}

  public static Task task(Task.Kind kind) {
    return task(kind, AT);
  }

  public static Task task(Task.Kind kind, Instant raisedAt) {
    return new Task(
        kind.taskId(GROUP, "it"),
        kind,
        PRACTICE,
        GROUP,
        kind == Task.Kind.UNSUPERVISED
            ? Optional.empty()
            : Optional.of(new ParticipantId("p-morales")),
        Optional.empty(),
        raisedAt,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public static Notification notification(int call) {
    return Notification.of(
        task(Task.Kind.UNSUPERVISED), call, URI.create("https://groups.example/on-call"));
  }

  public static OnCallPerson sato(Optional<String> webhook, Optional<String> mail) {
    return new OnCallPerson(
        SATO,
        new PersonName(Optional.empty(), "Yuki", Optional.of("Sato")),
        webhook.map(url -> new OnCallPerson.Webhook(url, SECRET)),
        mail);
  }
}
