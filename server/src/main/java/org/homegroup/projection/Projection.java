package org.homegroup.projection;

import java.util.List;
import org.homegroup.journal.JournalEntry;

/// The fold behind one read model. Pure: the same entries in the same order make the same changes.
///
/// @param <C> one change of the model's rows
public interface Projection<C> {

  /// The key of its checkpoint; never reused for another read model.
  String name();

  /// To be raised when the fold or its rows change their meaning: the model then rebuilds itself.
  int schemaVersion();

  /// The changes that this entry makes, in order; most entries make none.
  List<C> changes(JournalEntry entry);
}
