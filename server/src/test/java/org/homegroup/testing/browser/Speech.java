package org.homegroup.testing.browser;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// A sound file for Chromium's fake microphone: two seconds of noise as loud as speech, two of
/// silence, over and over. The device's own beep never counts as speech.
public final class Speech {

  private static final int RATE_HZ = 48_000;
  private static final int SECONDS = 4;
  private static final int AMPLITUDE = 9_000;

  private Speech() {}

  public static Path write(Path file) throws IOException {
    int samples = RATE_HZ * SECONDS;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + samples * 2).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(RATE_HZ * 2);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(samples * 2);
    Random random = new Random(1);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (i < samples / 2 ? random.nextInt(-AMPLITUDE, AMPLITUDE) : 0));
    }
    return Files.write(file, wav.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
