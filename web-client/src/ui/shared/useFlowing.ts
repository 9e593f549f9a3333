import { useEffect, useState } from 'preact/hooks';

/** Whether anything comes on a track: it is there before the first picture is. */
export function useFlowing(track: MediaStreamTrack | null): boolean {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!track?.addEventListener) return;
    const changed = () => draw((count) => count + 1);
    track.addEventListener('unmute', changed);
    track.addEventListener('mute', changed);
    return () => {
      track.removeEventListener('unmute', changed);
      track.removeEventListener('mute', changed);
    };
  }, [track]);
  return track !== null && !track.muted;
}
