package org.homegroup.checkin;

import java.util.OptionalInt;
import org.homegroup.questionnaire.Answers;
import org.homegroup.questionnaire.LinkIds;

/// Derives from answers how soon a patient needs a lead. It makes no diagnosis; it sorts a queue.
public final class NeedRule {

  static final int STRONG_CRAVING = 7;

  private NeedRule() {}

  public static Need of(Answers answers) {
    if (answers.is(LinkIds.SAFE, false) || answers.is(LinkIds.DRIVING, true)) {
      return Need.UNSAFE;
    }
    OptionalInt craving = answers.number(LinkIds.CRAVING);
    boolean strong = craving.isPresent() && craving.getAsInt() >= STRONG_CRAVING;
    return strong || answers.is(LinkIds.USED, true) || answers.is(LinkIds.PRIVATE, false)
        ? Need.WATCH
        : Need.STEADY;
  }
}
