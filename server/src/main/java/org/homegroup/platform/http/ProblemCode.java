package org.homegroup.platform.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// All problems of the HTTP side: stable code, status and meaning. Callers may rely on the code;
/// title and explanation may change.
public enum ProblemCode {
  MALFORMED(400, "The request is malformed", "A part of the request could not be read."),
  UNAUTHORIZED(
      401, "Not signed in", "The request needs a valid access token; follow your link again."),
  FORBIDDEN(403, "Not allowed", "You are known, but your role does not allow this."),
  FOREIGN_ORIGIN(403, "Wrong origin", "A page of another site tried to speak to this server."),
  NOT_FOUND(404, "Not found", "There is nothing here, or it is not for you."),
  LINK_UNKNOWN(404, "Unknown link", "This link is not known. Ask the practice for a new one."),
  NOT_BOOKED(403, "Not booked", "You have no part in this session."),
  NOT_A_PATIENT(403, "Not a patient", "Only somebody who comes as a patient is asked that."),
  NOT_HERE(409, "Not here", "You have no seat in this session any more."),
  SESSION_ENDED(409, "Session ended", "This session is over."),
  ALREADY_TAKEN(409, "Taken already", "Somebody else has taken this task."),
  NOT_TAKEN(409, "Not taken yet", "Nobody has taken this task; take it first."),
  NOT_YOURS(
      403,
      "Not yours",
      "Somebody else has taken this task: they say that it is done, or a supervisor."),
  CONFLICT(409, "Conflict", "The session is not in a state that allows this now."),
  NOT_DURABLE(409, "Over by itself", "This task is over when what it is about is."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "The address exists, but not for this method."),
  NOT_ACCEPTABLE(
      406, "Not acceptable", "The server has no answer in a format the request accepts."),
  LINK_USED(
      410,
      "Link used",
      "A link works once, and this one was used. Ask the practice for a new one."),
  LINK_EXPIRED(410, "Link expired", "This link is too old. Ask the practice for a new one."),
  TOO_LARGE(413, "Too large", "The request is larger than the server reads."),
  ADDRESS_TOO_LONG(414, "Address too long", "The address is longer than the server reads."),
  UNSUPPORTED_TYPE(415, "Unsupported type", "The server does not read this content type."),
  TOO_MANY_REQUESTS(429, "Too many requests", "Wait a moment, then try again."),
  INTERNAL(500, "Something broke", "A fault of the server; the request id finds it in the log."),
  UNAVAILABLE(503, "Not available now", "A part of the server is not ready; try again shortly.");

  private final int status;
  private final String title;
  private final String explanation;

  ProblemCode(int status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  /// The spelling for callers, for example `not-found`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }

  static Optional<ProblemCode> ofCode(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  /// The general problem for a status that Vert.x chose by itself.
  static ProblemCode ofStatus(int status) {
    return Arrays.stream(values())
        .filter(one -> one.status == status && one != FOREIGN_ORIGIN)
        .findFirst()
        .orElse(status < 500 ? MALFORMED : INTERNAL);
  }
}
