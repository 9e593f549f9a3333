package org.homegroup.bridge;

import org.homegroup.testing.InMemoryConferenceMemory;

class InMemoryConferenceMemoryTest extends ConferenceMemoryContract {

  private final InMemoryConferenceMemory memory = new InMemoryConferenceMemory();

  @Override
  protected ConferenceMemory memory() {
    return memory;
  }

  @Override
  protected ConferenceMemory later() {
    return memory;
  }
}
