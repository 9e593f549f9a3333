package org.homegroup.bridge.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homegroup.bridge.pool.BridgeSelector.Candidate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeSelectorTest {

  private static final int STORIES = 20_000;

  /// A bridge is written `name@region:stress+unreported`, followed by `-` when it is down, `d` when
  /// drained, `a` when ailing.
  @ParameterizedTest(name = "{0} for a session in {1}, until now on {2}: {3}")
  @CsvSource({
    // The least load, and of equals always the same.
    "'a@x:0.3 b@x:0.2 c@x:0.25',  , , b",
    "'b@x:0.2 a@x:0.2',           , , a",
    // Who came since the figure was made counts: one in a hundred each.
    "'a@x:0.10+20 b@x:0.25',      , , b",
    "'a@x:0.10+8 b@x:0.25',       , , a",
    // Down and drained take nothing.
    "'a@x:0.1- b@x:0.9',          , , b",
    "'a@x:0.1d b@x:0.9',          , , b",
    "'a@x:0.1d b@x:0.9-',         , , none",
    "'',                          , , none",
    // Near before idle, but free before near.
    "'a@x:0.1 b@y:0.7',          y, , b",
    "'a@x:0.1 b@y:0.8',          y, , a",
    "'a@x:0.1 b@y:0.75+5',       y, , a",
    "'a@x:0.95 b@y:0.9',         x, , a",
    "'a@x:0.1 b@y:0.7',          z, , a",
    // It stays where it is, however busy that is; but not on what is drained or has just failed.
    "'a@x:0.1 b@y:0.95',         x,b, b",
    "'a@x:0.1 b@y:0.2d',         y,b, a",
    "'a@x:0.1 b@y:0.2-',         y,b, a",
    "'a@x:0.1 b@y:0.2a',         y,b, a",
    "'a@x:0.1 b@y:0.2',           ,gone, a",
    // Ailing is better than nothing.
    "'a@x:0.1a b@x:0.95',         , , b",
    "'a@x:0.1a b@x:0.95d',        , , a",
    "'a@x:0.1a',                  ,a, a",
  })
  void table(String bridges, String region, String present, String expected) {
    List<Candidate> candidates =
        Stream.of(bridges.split(" ")).filter(each -> !each.isEmpty()).map(this::read).toList();
    assertEquals(
        expected,
        BridgeSelector.choose(candidates, Optional.ofNullable(region), Optional.ofNullable(present))
            .orElse("none"));
  }

  private Candidate read(String text) {
    var parts = Pattern.compile("(\\w+)@(\\w+):([\\d.]+)(?:\\+(\\d+))?([-da]*)").matcher(text);
    assertTrue(parts.matches(), text);
    return new Candidate(
        parts.group(1),
        Optional.of(parts.group(2)),
        !parts.group(5).contains("-"),
        parts.group(5).contains("d"),
        parts.group(5).contains("a"),
        Double.parseDouble(parts.group(3)),
        0.01,
        parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4)));
  }

  @Test
  @DisplayName(
      "never a bridge that is down or drained; always one when there is one; order is no matter")
  void properties() {
    for (long seed = 0; seed < STORIES; seed++) {
      Random random = new Random(seed);
      List<Candidate> candidates = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        candidates.add(any("b" + i, random));
      }
      Optional<String> region = Optional.of("r" + random.nextInt(3));
      Optional<String> present =
          random.nextBoolean() ? Optional.of("b" + random.nextInt(6)) : Optional.empty();

      Optional<String> chosen = BridgeSelector.choose(candidates, region, present);

      List<Candidate> open =
          candidates.stream().filter(one -> one.available() && !one.drained()).toList();
      String story = "seed " + seed + ": " + candidates + " -> " + chosen;
      assertEquals(open.isEmpty(), chosen.isEmpty(), story);
      chosen.ifPresent(
          name -> {
            Candidate one = named(open, name);
            boolean stayed = present.equals(chosen) && !one.recentlyFailed();
            boolean wellExists = open.stream().anyMatch(each -> !each.recentlyFailed());
            assertTrue(!one.recentlyFailed() || !wellExists, story);
            boolean betterTwin =
                open.stream()
                    .anyMatch(
                        each ->
                            each.recentlyFailed() == one.recentlyFailed()
                                && each.region().equals(one.region())
                                && each.load() < one.load());
            assertTrue(stayed || !betterTwin, story);
          });
      Collections.shuffle(candidates, random);
      assertEquals(chosen, BridgeSelector.choose(candidates, region, present), story);
    }
  }

  @Test
  @DisplayName("a burst on old figures spreads: no bridge gets more than its share and one")
  void burst() {
    int[] unreported = new int[4];
    for (int session = 0; session < 40; session++) {
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < unreported.length; i++) {
        candidates.add(
            new Candidate("b" + i, Optional.empty(), true, false, false, 0.2, 0.01, unreported[i]));
      }
      String chosen =
          BridgeSelector.choose(candidates, Optional.empty(), Optional.empty()).orElseThrow();
      unreported[chosen.charAt(1) - '0'] += 8;
    }
    for (int each : unreported) {
      assertEquals(80, each);
    }
  }

  private static Candidate any(String name, Random random) {
    return new Candidate(
        name,
        random.nextBoolean() ? Optional.of("r" + random.nextInt(3)) : Optional.empty(),
        random.nextInt(4) > 0,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        random.nextDouble() * 1.1,
        0.01,
        random.nextInt(20));
  }

  private static Candidate named(List<Candidate> candidates, String name) {
    return candidates.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
