import { useEffect } from 'preact/hooks';

/** Keeps a phone's screen on during a session: a dark screen turns the camera off too. */
export function useWakeLock(wanted: boolean) {
  useEffect(() => {
    if (!wanted || !navigator.wakeLock) return;
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const hold = () => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock.request('screen').then(
        (held) => {
          if (gone) void held.release();
          else lock = held;
        },
        // The system may refuse on a low battery.
        () => undefined,
      );
    };
    hold();
    // The browser lets go of it whenever the page is out of sight.
    document.addEventListener('visibilitychange', hold);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release().catch(() => undefined);
    };
  }, [wanted]);
}
