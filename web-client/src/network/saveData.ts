import { Observable } from '../observable';
import type { DeviceKind } from '../protocol/messages';

const KEY = 'homegroup.save-data';

/** Network information of some browsers (Network Information API); Safari and Firefox have none. */
export interface ConnectionHints {
  type?: string | undefined;
  effectiveType?: string | undefined;
  saveData?: boolean | undefined;
}

/** The reason to suggest saving data. */
export type Suggestion = 'asked' | 'mobile' | 'slow';

/**
 * Suggests saving data on phones and tablets only: for a computer the network is measured, and a guess should not nag.
 */
export function suggestion(device: DeviceKind, hints: ConnectionHints | undefined): Suggestion | null {
  if (!hints || (device !== 'phone' && device !== 'tablet')) return null;
  if (hints.saveData) return 'asked';
  if (hints.type === 'cellular') return 'mobile';
  return hints.effectiveType && /^(slow-2g|2g|3g)$/.test(hints.effectiveType) ? 'slow' : null;
}

/** The participant's switch to receive no video and to start with the camera off. Remembered on this device. */
export class SaveData {
  readonly on: Observable<boolean>;

  constructor(
    readonly suggested: Suggestion | null,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = storageHere(),
  ) {
    this.on = new Observable(this.remembered());
  }

  turn(on: boolean) {
    this.on.set(on);
    try {
      this.storage?.setItem(KEY, on ? 'on' : 'off');
    } catch {
      // Storage is unavailable (private windows): the choice lasts for this visit only.
    }
  }

  private remembered(): boolean {
    try {
      return this.storage?.getItem(KEY) === 'on';
    } catch {
      return false;
    }
  }
}

function storageHere(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
