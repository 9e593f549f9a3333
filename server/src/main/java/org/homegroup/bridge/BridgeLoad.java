package org.homegroup.bridge;

/// The load that a bridge reported when it was last polled. Polls are seconds apart, so the figure
/// is slightly out of date.
///
/// @param stress 0 is idle, 1 is full; above 1, participants notice
/// @param stressPerEndpoint the average stress that one more participant adds
/// @param takesNew false if the bridge itself was told to accept no new conferences
public record BridgeLoad(double stress, double stressPerEndpoint, boolean takesNew) {

  /// The Videobridge's own default; also used for bridges that do not report a value.
  public static final double USUAL_STRESS_PER_ENDPOINT = 0.01;

  /// The load of a bridge that can always accept more, or cannot tell.
  public static final BridgeLoad IDLE = new BridgeLoad(0, USUAL_STRESS_PER_ENDPOINT, true);
}
