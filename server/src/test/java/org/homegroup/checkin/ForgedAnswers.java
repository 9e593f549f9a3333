package org.homegroup.checkin;

import org.homegroup.encryption.Ciphertext;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.encryption.FieldEncryption;
import org.homegroup.questionnaire.Answers;

/// Answers as an attacker encrypts them who has the key and the database, but not the ledger.
public final class ForgedAnswers {

  private ForgedAnswers() {}

  public static Ciphertext encrypt(EncryptionKeys keys, Answers answers, String boundTo) {
    return new FieldEncryption(keys).encrypt(SaltedAnswers.of(answers).bytes(), boundTo);
  }
}
