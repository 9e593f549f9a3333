package org.homegroup.platform.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// A file of the web client, ready to be sent.
///
/// @param gzipped present if that is smaller
/// @param entityTag quoted, as HTTP wants it; changes when the bytes do
record WebAsset(Buffer plain, Optional<Buffer> gzipped, String entityTag) {

  static WebAsset of(byte[] bytes) {
    byte[] small = gzip(bytes);
    Optional<Buffer> gzipped =
        small.length < bytes.length ? Optional.of(Buffer.buffer(small)) : Optional.empty();
    return new WebAsset(Buffer.buffer(bytes), gzipped, entityTag(bytes));
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static String entityTag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
