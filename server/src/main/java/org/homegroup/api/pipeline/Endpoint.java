package org.homegroup.api.pipeline;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;

/// One method of one path: what it does, how often it may be asked, and the handler. What it is
/// about is the session in its path, if there is one, else the caller's own.
public final class Endpoint {

  /// Finds the session of something that the path names otherwise.
  @FunctionalInterface
  public interface Subject {
    Optional<SessionId> of(Principal principal, String id);
  }

  private final Optional<Action> action;
  private Optional<Limit> ofAddress = Optional.empty();
  private Optional<Limit> ofPerson = Optional.empty();
  private Optional<BodyLimit> bodyLimit = Optional.empty();
  private Optional<SubjectOf> subject = Optional.empty();
  private Function<Call, Future<Reply>> handler;

  record SubjectOf(String pathParam, Subject subject) {}

  record BodyLimit(int bytes, String word) {}

  Endpoint(Optional<Action> action) {
    this.action = action;
  }

  /// Limits the requests of one address, before anything else is checked.
  public Endpoint limitAddress(Limit limit) {
    ofAddress = Optional.of(limit);
    return this;
  }

  /// Limits the requests of one person, before their rights are resolved.
  public Endpoint limitPerson(Limit limit) {
    ofPerson = Optional.of(limit);
    return this;
  }

  /// @param word names the limit in the metrics
  public Endpoint limitBody(int bytes, String word) {
    bodyLimit = Optional.of(new BodyLimit(bytes, word));
    return this;
  }

  /// The rights are those in the session of what this part of the path names.
  public Endpoint about(String pathParam, Subject sessionOf) {
    subject = Optional.of(new SubjectOf(pathParam, sessionOf));
    return this;
  }

  public void answer(Function<Call, Future<Reply>> answer) {
    handler = answer;
  }

  public void json(Function<Call, Future<JsonObject>> answer) {
    handler = call -> answer.apply(call).map(Reply::json);
  }

  /// Answers 204 when it is done.
  public void done(Function<Call, Future<?>> answer) {
    handler = call -> answer.apply(call).map(_ -> Reply.noContent());
  }

  Optional<Action> action() {
    return action;
  }

  Optional<Limit> ofAddress() {
    return ofAddress;
  }

  Optional<Limit> ofPerson() {
    return ofPerson;
  }

  Optional<BodyLimit> bodyLimit() {
    return bodyLimit;
  }

  Optional<SubjectOf> subject() {
    return subject;
  }

  Function<Call, Future<Reply>> handler() {
    return handler;
  }
}
