import type { MediaKind } from '../protocol/messages';

const KEY = 'homegroup.devices';

/**
 * The chosen microphone and camera of this device. Storage may be unavailable (private windows): then nothing is
 * remembered.
 */
export function rememberedDevices(): Partial<Record<MediaKind, string>> {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    return {
      ...(typeof stored['audio'] === 'string' && { audio: stored['audio'] }),
      ...(typeof stored['video'] === 'string' && { video: stored['video'] }),
    };
  } catch {
    return {};
  }
}

export function rememberDevices(chosen: Partial<Record<MediaKind, string>>) {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // Chosen for this visit only.
  }
}
