package org.homegroup.api.pipeline;

import io.vertx.core.Future;
import java.util.Optional;
import org.homegroup.identity.token.Principal;

/// Reads an access token; empty for one that is not valid.
@FunctionalInterface
public interface TokenCheck {
  Future<Optional<Principal>> verify(String token);
}
