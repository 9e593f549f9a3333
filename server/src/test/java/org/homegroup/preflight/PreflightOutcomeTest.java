package org.homegroup.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Measurements and their ratings. Columns: path, round trip in ms, loss up and down in percent,
/// kbit/s, microphone, camera; rating, recommendations.
class PreflightResultTest {

  private static final Instant AT = Instant.parse("2026-11-21T22:40:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiterString = "|",
      textBlock =
          """
          direct |   40 |  0 |  0 |  480 | on      | on      | good       | -
          direct |   40 |  0 |  0 |  480 | off     | off     | good       | -
          relay  |  180 |  0 |  0 |  480 | on      | on      | good       | -
          direct |   40 |  3 |  3 |  200 | on      | on      | good       | -
          direct |   -  |  - |  - |   -  | on      | on      | good       | -
          direct |   40 |  4 |  0 |  480 | on      | on      | sound-only | losing
          direct |   40 |  0 |  4 |  480 | on      | on      | sound-only | losing
          direct |  900 |  0 |  0 |  480 | on      | on      | sound-only | slow-answers
          direct |   40 |  0 |  0 |  199 | on      | on      | sound-only | low-bandwidth
          relay  |  900 | 11 |  5 |   60 | on      | on      | sound-only | losing slow-answers low-bandwidth
          direct |   40 | 12 |  0 |  480 | on      | on      | trouble    | losing
          direct |   40 |  0 | 50 |  480 | on      | on      | trouble    | losing
          direct | 2500 |  0 |  0 |  480 | on      | on      | trouble    | slow-answers
          direct |   40 |  0 |  0 |   23 | on      | on      | trouble    | low-bandwidth
          none   |   -  |  - |  - |   -  | on      | on      | trouble    | no-path
          none   |   -  |  - |  - |   -  | missing | refused | trouble    | no-path microphone camera
          direct |   40 |  0 |  0 |  480 | refused | on      | trouble    | microphone
          direct |   40 |  0 |  0 |  480 | busy    | on      | trouble    | microphone
          direct |   40 |  0 |  0 |  480 | failed  | on      | trouble    | microphone
          direct |   40 |  0 |  0 |  480 | hidden  | hidden  | trouble    | microphone camera
          direct |   40 |  0 |  0 |  480 | on      | missing | good       | camera
          direct |   40 |  0 |  0 |   60 | on      | refused | sound-only | low-bandwidth camera
          """)
  void whatIsFoundComesToAVerdict(
      String path,
      Integer roundTrip,
      Integer lossUp,
      Integer lossDown,
      Integer rate,
      String microphone,
      String camera,
      String rating,
      String recommendations) {
    var found =
        new NetworkMeasurement(
            NetworkPath.valueOf(path.toUpperCase()),
            Optional.ofNullable(roundTrip),
            Optional.ofNullable(lossUp),
            Optional.ofNullable(lossDown),
            Optional.ofNullable(rate),
            DeviceStatus.valueOf(microphone.toUpperCase()),
            DeviceStatus.valueOf(camera.toUpperCase()));
    PreflightOutcome check = PreflightOutcome.of(found, AT);
    assertEquals(NetworkRating.valueOf(constant(rating)), check.rating());
    assertEquals(
        recommendations == null ? List.of() : words(recommendations), check.recommendations());
    assertEquals(found.roundTripMs(), check.roundTripMs());
    assertEquals(AT, check.at());
  }

  private static List<Recommendation> words(String recommendations) {
    return Stream.of(recommendations.split(" "))
        .map(it -> Recommendation.valueOf(constant(it)))
        .toList();
  }

  private static String constant(String word) {
    return word.toUpperCase().replace('-', '_');
  }
}
