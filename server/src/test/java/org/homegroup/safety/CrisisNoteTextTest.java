package org.homegroup.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.homegroup.encryption.Ciphertext;
import org.homegroup.encryption.FieldEncryption;
import org.homegroup.encryption.KnownKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrisisNoteTextTest {

  private static final CrisisNoteText NOTE =
      new CrisisNoteText(CrisisNote.Step.NOTE, Optional.of("Breathing with her"));

  @TempDir Path directory;

  /// The row was written when crisis notes were still encrypted as questionnaire answers.
  @Test
  void aRowWrittenByAnEarlierVersionIsRead() throws IOException {
    FieldEncryption encryption = KnownKey.encryption(directory);
    var row =
        new Ciphertext(
            KnownKey.ID,
            HexFormat.of().parseHex("84a78890b815a2917582669a"),
            HexFormat.of()
                .parseHex(
                    "d4cd2428f6a1f68b4bab70431b4bc213036ce344ff63e7826495cb97584f62205a0cbbc5dc68d9"
                        + "2e8f06b0af8f0860f38b34d2a74cda11301217ab5373f3964f9b5e0a579ee537a70dfc95"));
    byte[] plaintext =
        encryption
            .decrypt(
                row,
                "40e50000-0000-4000-8000-000000000001|5e550000-0000-4000-8000-000000000001"
                    + "|c5150000-0000-4000-8000-000000000001")
            .orElseThrow();
    assertEquals(NOTE, CrisisNoteText.read(plaintext));
  }

  @Test
  void aNoteIsReadAsItWasWrittenWithAndWithoutText() {
    assertEquals(NOTE, CrisisNoteText.read(NOTE.bytes()));
    var stayed = new CrisisNoteText(CrisisNote.Step.STAYED, Optional.empty());
    assertEquals(stayed, CrisisNoteText.read(stayed.bytes()));
    assertFalse(NOTE.toString().contains("Breathing"));
  }
}
