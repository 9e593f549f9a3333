import { playChime } from '../media/sound';
import { text } from '../text';

/**
 * Sound and browser notifications for a page in the background. They are off until the person turns them on: a browser
 * asks once, and plays nothing before the first click.
 */
const WANTED = 'homegroup.on-call.alerts';

export interface Alerts {
  /** Turned on by the person, on this device. */
  wanted: boolean;
  /** The browser blocks notifications of this page. */
  noticesBlocked: boolean;
}

export function alerts(): Alerts {
  return {
    wanted: localStorage.getItem(WANTED) === 'yes',
    noticesBlocked: typeof Notification === 'undefined' || Notification.permission === 'denied',
  };
}

/** Call from a click, so that the browser permits the question and the sound. */
export async function turnOn(): Promise<Alerts> {
  localStorage.setItem(WANTED, 'yes');
  void playChime().catch(() => undefined);
  if (Notification.permission === 'default') await Notification.requestPermission().catch(() => undefined);
  return alerts();
}

export function turnOff(): Alerts {
  localStorage.removeItem(WANTED);
  return alerts();
}

/** Names neither group nor person: a notification is shown on a locked screen. */
export function alertNow(taskId: string) {
  if (!alerts().wanted) return;
  void playChime().catch(() => undefined);
  if (Notification?.permission !== 'granted') return;
  try {
    const notice = new Notification(text.onCall.notice.title, {
      body: text.onCall.notice.body,
      tag: taskId,
      requireInteraction: true,
    });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // Browsers on phones show notifications of installed pages only; the sound remains.
  }
}
