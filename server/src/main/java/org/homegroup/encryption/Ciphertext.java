package org.homegroup.encryption;

/// An encrypted field, with everything but the key that decryption needs.
///
/// @param keyId the key in [EncryptionKeys] that it was encrypted with
/// @param nonce the AES-GCM nonce, used once
/// @param bytes the encrypted bytes followed by the authentication tag
@SuppressWarnings("ArrayRecordComponent") // Carried to and from the database, never compared.
public record Ciphertext(String keyId, byte[] nonce, byte[] bytes) {}
