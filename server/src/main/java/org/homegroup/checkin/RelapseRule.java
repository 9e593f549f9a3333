package org.homegroup.checkin;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Detects early signs of a relapse: the patient used, or today's craving is at least three above
/// the lowest of the seven days before. A reason to talk today, not a diagnosis.
public final class RelapseRule {

  static final int RISE = 3;
  private static final int DAYS = 7;

  private RelapseRule() {}

  /// Looks for a sign on `today`.
  ///
  /// @param points of one person, at most one a day, in any order
  public static Optional<RelapseSign> of(List<TrendPoint> points, LocalDate today) {
    Optional<TrendPoint> now =
        points.stream().filter(point -> point.date().equals(today)).findFirst();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    if (now.get().used()) {
      return Optional.of(new RelapseSign(RelapseSign.Kind.USED, OptionalInt.empty()));
    }
    OptionalInt lowest =
        points.stream()
            .filter(point -> point.date().isBefore(today))
            .filter(point -> !point.date().isBefore(today.minusDays(DAYS)))
            .flatMapToInt(point -> point.craving().stream())
            .min();
    if (lowest.isEmpty() || now.get().craving().isEmpty()) {
      return Optional.empty();
    }
    int by = now.get().craving().getAsInt() - lowest.getAsInt();
    return by >= RISE
        ? Optional.of(new RelapseSign(RelapseSign.Kind.CRAVING_UP, OptionalInt.of(by)))
        : Optional.empty();
  }
}
