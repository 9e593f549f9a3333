package org.homegroup.projection;

import org.homegroup.journal.Journal;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.testing.InMemoryReadModels;

class InMemoryReadModelsTest extends ReadModelsContract {

  private final Journal journal = new InMemoryJournal();
  private final InMemoryReadModels readModels = new InMemoryReadModels(journal);

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected OpenSessions openSessions() {
    return readModels::openSessions;
  }

  @Override
  protected EndedSessions endedSessions() {
    return readModels::endedAmong;
  }

  @Override
  protected CommittedCheckIns committedCheckIns() {
    return readModels::checkInsOf;
  }

  @Override
  protected LeftCallbacks leftCallbacks() {
    return readModels::callbacksLeftSince;
  }
}
