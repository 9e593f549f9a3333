package org.homegroup.testing.identity;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A new [IdentityFixture] for each test.
public abstract class IdentityTest {

  @TempDir Path data;
  public IdentityFixture house;

  @BeforeEach
  public void open() throws Exception {
    house = new IdentityFixture(data);
  }

  @AfterEach
  public void close() throws Exception {
    house.close();
  }
}
