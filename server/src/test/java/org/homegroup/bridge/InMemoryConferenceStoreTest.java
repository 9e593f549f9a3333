package org.homegroup.bridge;

import org.homegroup.testing.InMemoryConferenceStore;

class InMemoryConferenceStoreTest extends ConferenceStoreContract {

  private final InMemoryConferenceStore memory = new InMemoryConferenceStore();

  @Override
  protected ConferenceStore memory() {
    return memory;
  }

  @Override
  protected ConferenceStore later() {
    return memory;
  }
}
