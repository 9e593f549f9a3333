package org.homegroup.bridge;

/// What a bridge says about itself when it is asked, every few seconds: a figure that is old by the
/// time it is used.
///
/// @param stress 0 idle, 1 full; above that, people notice
/// @param stressPerEndpoint what one more participant adds, on average
/// @param takesNew false when the bridge itself was told to take no new conferences
public record BridgeLoad(double stress, double stressPerEndpoint, boolean takesNew) {

  /// What the Videobridge takes for its own; taken for those that do not tell, too.
  public static final double USUAL_STRESS_PER_ENDPOINT = 0.01;

  /// Of a bridge that can always take more, or cannot tell.
  public static final BridgeLoad IDLE = new BridgeLoad(0, USUAL_STRESS_PER_ENDPOINT, true);
}
