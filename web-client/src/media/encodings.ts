import type { MediaKind } from '../protocol/messages';

/** The part of RTCRtpEncodingParameters that is used. */
export interface Encoding {
  rid?: string;
  active?: boolean;
  maxBitrate?: number;
  scaleResolutionDownBy?: number;
  priority?: RTCPriorityType;
  networkPriority?: RTCPriorityType;
}

/** The bit rate of sound, never less: Opus at 24 kbit/s is clear speech, below 20 it deteriorates. */
const AUDIO_BITS = 32_000;
const AUDIO_BITS_SPARED = 24_000;
/** Enough for a face on a tile, and no more than a slow connection can carry. */
const VIDEO_BITS = 500_000;
const VIDEO_BITS_SPARED = 150_000;
/** Whole, half, quarter, in the order in which the bridges name them; together less than `bridge.janus.max-bitrate`. */
const SIZE_BITS: Record<string, number> = { h: 600_000, m: 200_000, l: 80_000 };

/** Video in three sizes at once (simulcast). */
export function sizes(): Encoding[] {
  return Object.keys(SIZE_BITS).map((rid, index) => ({ rid, ...size(index) }));
}

/**
 * Sizes of a screen of up to 1080 pixels: full, two thirds, one third. Text at two thirds can still be read, so a weak
 * network gets that, while a face would shrink to a quarter.
 */
const SCREEN_SIZES = [
  { maxBitrate: 650_000, scaleResolutionDownBy: 1 },
  { maxBitrate: 220_000, scaleResolutionDownBy: 1.5 },
  { maxBitrate: 60_000, scaleResolutionDownBy: 3 },
];

/** Repeated for encodings that come from a bridge's offer, which only names them. */
function size(index: number): Encoding {
  const maxBitrate = Object.values(SIZE_BITS)[index] ?? VIDEO_BITS_SPARED;
  return { maxBitrate, scaleResolutionDownBy: 2 ** index };
}

/** State of the own video: lowered quality on a weak network, and a screen in place of a face. */
export interface Sending {
  lowerQuality: boolean;
  screen: boolean;
}

/** Computes the encodings of an upload. Pure. */
export function encodings<E extends Encoding>(
  kind: MediaKind,
  now: E[],
  { lowerQuality, screen }: Sending,
): E[] {
  return now.map((one, index) => {
    if (kind === 'audio') {
      // Before video in the browser's own queue, and marked so for routers that care (RFC 8837).
      const maxBitrate = lowerQuality ? AUDIO_BITS_SPARED : AUDIO_BITS;
      return { ...one, maxBitrate, priority: 'high', networkPriority: 'high' };
    }
    if (screen) {
      const screenSize = SCREEN_SIZES[now.length > 1 ? index : lowerQuality ? 1 : 0];
      return { ...one, ...screenSize, ...(now.length > 1 && { active: !lowerQuality || index > 0 }) };
    }
    if (now.length > 1) return { ...one, ...size(index), active: !lowerQuality || index === now.length - 1 };
    return lowerQuality
      ? { ...one, maxBitrate: VIDEO_BITS_SPARED, scaleResolutionDownBy: 2 }
      : { ...one, maxBitrate: VIDEO_BITS, scaleResolutionDownBy: 1 };
  });
}
