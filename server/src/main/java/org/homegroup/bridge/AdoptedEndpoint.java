package org.homegroup.bridge;

import java.util.Map;
import java.util.Set;
import org.homegroup.session.MediaKind;

/// An endpoint that an earlier server made and whose media never stopped. [Conference#adopted]
/// returns it when a later server opens the conference.
///
/// @param muted the kinds that the bridge drops
/// @param up the kinds that the bridge is known to receive now; later findings come as events
/// @param offered by peer, the number of the browser's last offer that the bridge accepted. Older
///     offers are ignored when they are repeated; the last one is processed again, because its
///     answer may have been lost
public record AdoptedEndpoint(
    EndpointId id, Set<MediaKind> muted, Set<MediaKind> up, Map<String, Integer> offered) {

  public AdoptedEndpoint {
    muted = Set.copyOf(muted);
    up = Set.copyOf(up);
    offered = Map.copyOf(offered);
  }
}
