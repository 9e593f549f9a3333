package org.homegroup.identity.token;

import io.vertx.core.Future;
import org.homegroup.id.PersonId;

/// Identifies the person of an access token. Fails when the token is not valid now.
@FunctionalInterface
public interface TokenVerifier {
  Future<PersonId> verify(String token);
}
