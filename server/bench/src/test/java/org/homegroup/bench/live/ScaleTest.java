package org.homegroup.bench.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  @DisplayName("Rooms are full but for the last")
  void scale() {
    var scale = new Scale(Duration.ofSeconds(1), 1, 80, 1_000, 100, 9_600);

    assertEquals(84, scale.stormRooms());
    assertEquals(800, scale.idleRooms());
    assertEquals(960, scale.connections());
    assertEquals("patient-3-11", PracticeText.patientKey(3, 11).toLowerCase(Locale.ROOT));
  }
}
