package org.homegroup.bridge;

import java.util.Map;
import java.util.Set;
import org.homegroup.session.MediaKind;

/// An endpoint that a conference had already when it was opened: an earlier server made it, and
/// its media never ceased.
///
/// @param muted what the bridge drops of it
/// @param up what the bridge is known to receive of it now; what it finds out later it tells
/// @param offered by peer, the number of the browser's last offer that the bridge took. What came
///     before it is not heard again; the last one is, because its answer may have been lost
public record AdoptedEndpoint(
    EndpointId id, Set<MediaKind> muted, Set<MediaKind> up, Map<String, Integer> offered) {

  public AdoptedEndpoint {
    muted = Set.copyOf(muted);
    up = Set.copyOf(up);
    offered = Map.copyOf(offered);
  }
}
