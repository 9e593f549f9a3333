package org.homegroup.signaling;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Goal: find what nobody thought of. Method: the whole live side without sockets or threads,
/// people who connect, drop, resume and repeat themselves, a journal that is slow, away or
/// overtaken, a bridge that dies; all from a seed, with the invariants checked after every step
/// and the screens after everything has come to rest.
///
/// One seed: `-Dseed=42`. More of them: `-Dseeds=5000`.
class SimulationTest {

  private static final int STEPS = 250;
  private static final int ROUNDS = 2;

  @Test
  void whateverHappensTheInvariantsHold() {
    Long seed = Long.getLong("seed");
    LongStream seeds =
        seed != null ? LongStream.of(seed) : LongStream.range(0, Long.getLong("seeds", 200));
    seeds.forEach(SimulationTest::run);
  }

  private static void run(long seed) {
    int step = 0;
    try {
      var house = new SimulatedServer(seed);
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < STEPS; i++) {
          step++;
          house.step();
        }
        house.comeToRest();
      }
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("-Dseed=" + seed + ", step " + step, failure);
    }
  }
}
