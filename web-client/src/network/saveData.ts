import { Observable } from '../observable';
import type { DeviceKind } from '../protocol/messages';

const KEY = 'homegroup.save-data';

/** What some browsers tell about the line (Network Information API); Safari and Firefox tell nothing. */
export interface ConnectionHints {
  type?: string | undefined;
  effectiveType?: string | undefined;
  saveData?: boolean | undefined;
}

/** Why saving data may be a good idea here. */
export type Suggestion = 'asked' | 'mobile' | 'slow';

/** Only for phones and tablets: a computer on a slow line is seen by what is measured, and a guess should not nag. */
export function suggestion(device: DeviceKind, hints: ConnectionHints | undefined): Suggestion | null {
  if (!hints || (device !== 'phone' && device !== 'tablet')) return null;
  if (hints.saveData) return 'asked';
  if (hints.type === 'cellular') return 'mobile';
  return hints.effectiveType && /^(slow-2g|2g|3g)$/.test(hints.effectiveType) ? 'slow' : null;
}

/** The person's own switch: nobody else's video, and the camera off at first. Remembered on this device. */
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
      // Storage is shut (private windows): for this visit only.
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
