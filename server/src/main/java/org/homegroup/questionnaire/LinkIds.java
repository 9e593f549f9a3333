package org.homegroup.questionnaire;

import java.util.Map;
import java.util.Set;
import org.homegroup.questionnaire.Questionnaire.Type;

/// The linkIds that rules refer to. A practice may omit any of these questions; a question with
/// such an id has the type given here.
public final class LinkIds {

  public static final String ADDRESS = "location.address";
  public static final String CITY = "location.city";
  public static final String STATE = "location.state";
  public static final String COUNTY = "location.county";
  public static final String LOCATION_CONFIRMED = "location.confirmed";
  public static final String TELEPHONE = "call-back";
  public static final String SUPPORT_NAME = "support.name";
  public static final String SUPPORT_PHONE = "support.phone";
  public static final String PRIVATE = "private";
  public static final String DRIVING = "driving";
  public static final String CRAVING = "craving";
  public static final String USED = "used";
  public static final String SAFE = "safe";

  /// The answers that are offered for confirmation next time. Never health data.
  public static final Set<String> REMEMBERED =
      Set.of(ADDRESS, CITY, STATE, COUNTY, TELEPHONE, SUPPORT_NAME, SUPPORT_PHONE);

  static final Map<String, Type> TYPES =
      Map.ofEntries(
          Map.entry(ADDRESS, Type.STRING),
          Map.entry(CITY, Type.STRING),
          Map.entry(STATE, Type.STRING),
          Map.entry(COUNTY, Type.STRING),
          Map.entry(LOCATION_CONFIRMED, Type.BOOLEAN),
          Map.entry(TELEPHONE, Type.STRING),
          Map.entry(SUPPORT_NAME, Type.STRING),
          Map.entry(SUPPORT_PHONE, Type.STRING),
          Map.entry(PRIVATE, Type.BOOLEAN),
          Map.entry(DRIVING, Type.BOOLEAN),
          Map.entry(CRAVING, Type.INTEGER),
          Map.entry(USED, Type.BOOLEAN),
          Map.entry(SAFE, Type.BOOLEAN));

  private LinkIds() {}
}
