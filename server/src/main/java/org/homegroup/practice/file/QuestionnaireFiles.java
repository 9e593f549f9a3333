package org.homegroup.practice.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.homegroup.questionnaire.LinkIds;
import org.homegroup.questionnaire.QuestionnaireReader;

/// Reads the questionnaires that a practice file names. A relative path starts at the folder of
/// that file.
record QuestionnaireFiles(Path folder) {

  private static final String KEY = "questionnaire";

  /// Reads one questionnaire.
  ///
  /// @param locationRequired the questionnaire must then ask for the patient's location
  Optional<String> read(FileEntry entry, boolean locationRequired) {
    return entry.optionalText(KEY).map(file -> read(entry, folder.resolve(file), locationRequired));
  }

  private static String read(FileEntry entry, Path file, boolean locationRequired) {
    try {
      String json = Files.readString(file);
      var questionnaire =
          QuestionnaireReader.read(
              json, complaint -> entry.complain(KEY, file.getFileName() + " " + complaint));
      boolean asksWhere =
          questionnaire.asks(LinkIds.LOCATION_CONFIRMED)
              && (questionnaire.asks(LinkIds.ADDRESS) || questionnaire.asks(LinkIds.CITY));
      if (locationRequired && !questionnaire.items().isEmpty() && !asksWhere) {
        entry.complain(
            KEY,
            file.getFileName()
                + " must ask location.address or location.city, and location.confirmed:"
                + " location-required is true");
      }
      return json;
    } catch (IOException _) {
      entry.complain(KEY, "names " + file + ", which cannot be read");
      return "";
    }
  }
}
