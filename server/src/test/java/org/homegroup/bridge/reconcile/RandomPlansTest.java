package org.homegroup.bridge.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.homegroup.bridge.EndpointId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.state.MediaPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random plans, faults, slowness and deaths. At every step nobody who is not wanted is on the
/// bridge, unless a cut was refused; when all is quiet the bridge is as planned, and every "up"
/// had its one "down".
class RandomPlansTest extends ReconcilerStage {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("ends as planned whatever happens on the way")
  void whateverHappens(int block) {
    for (int seed = block * 1000; seed < block * 1000 + 250; seed++) {
      RandomPlansTest fresh = new RandomPlansTest();
      try {
        fresh.randomStory(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private void randomStory(Random random) {
    List<String> plan = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      switch (random.nextInt(13)) {
        case 0, 1, 2 -> {
          plan = randomPlan(random);
          apply(plan.toArray(String[]::new));
          assertNobodyUnwanted(plan);
        }
        case 3 -> bridge.hold();
        case 4, 5 -> bridge.releaseOne();
        case 6 -> bridge.release();
        case 7 -> bridge.failNext(random.nextBoolean() ? "add" : "mute", NO);
        case 8 -> bridge.failNext(random.nextInt(5) == 0 ? "open" : "add", NO);
        case 9 -> {
          List<EndpointId> all = List.copyOf(bridge.endpoints());
          if (!all.isEmpty()) {
            fail(all.get(random.nextInt(all.size())).value());
          }
        }
        case 10 -> {
          if (random.nextInt(3) == 0) {
            randomDeath(random);
          }
        }
        case 11 -> {
          for (EndpointId id : bridge.endpoints()) {
            bridge
                .conferences()
                .forEach(each -> each.media(id, MediaKind.AUDIO, random.nextBoolean()));
          }
        }
        case 12 -> {
          if (random.nextInt(4) == 0) {
            serverDies(step * 1000);
            apply(plan.toArray(String[]::new));
          }
        }
        default -> throw new AssertionError();
      }
      time.elapse(Duration.ofMillis(random.nextInt(400)));
      assertNobodyUnwanted(plan);
    }
    bridge.release();
    bridge.comeBack();
    plan.replaceAll(one -> one.replace("?", ""));
    apply(plan.toArray(String[]::new));
    for (int i = 0; i < 60; i++) {
      time.elapse(LATER);
      bridge.release();
    }
    assertAsPlanned(plan);
    reconciler.close();
    up.forEach((key, count) -> assertEquals(0, count, key));
  }

  private void randomDeath(Random random) {
    if (random.nextBoolean()) {
      bridge.conferences().forEach(each -> each.lose(NO));
    } else if (bridge.available()) {
      bridge.die();
    } else {
      bridge.comeBack();
    }
  }

  private static List<String> randomPlan(Random random) {
    List<String> plan = new ArrayList<>();
    for (String who : List.of("ana", "ben", "chloe")) {
      if (random.nextBoolean()) {
        plan.add(who);
        plan.add(
            who.charAt(0)
                + ""
                + random.nextInt(2)
                + (random.nextBoolean() ? "!" : "")
                + (random.nextInt(3) == 0 ? "?" : ""));
      }
    }
    return plan;
  }

  private void assertNobodyUnwanted(List<String> plan) {
    for (EndpointId id : bridge.endpoints()) {
      int at = plan.indexOf(id.participantId().value());
      String connection = at < 0 ? "" : plan.get(at + 1).replaceAll("[!?]", "");
      assertEquals(id.connectionId().value(), connection, "unwanted: " + id);
    }
  }

  private void assertAsPlanned(List<String> plan) {
    MediaPlan wanted = plan(plan.toArray(String[]::new));
    Map<ParticipantId, Set<MediaKind>> expected = new LinkedHashMap<>();
    wanted.grants().forEach((who, grant) -> expected.put(who, grant.muted()));
    assertEquals(
        expected, wanted.isEmpty() ? Map.of() : bridge.conference().muted(), plan.toString());
    assertEquals(wanted.isEmpty() ? 0 : 1, bridge.conferences().size());
  }
}
