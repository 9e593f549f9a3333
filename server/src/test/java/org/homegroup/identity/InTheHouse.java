package org.homegroup.identity;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A new [House] for each test.
abstract class InTheHouse {

  @TempDir Path data;
  House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(data);
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }
}
