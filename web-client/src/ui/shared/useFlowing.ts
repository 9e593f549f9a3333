import { useEffect, useState } from 'preact/hooks';

/** True once a track receives pictures: it exists before the first one. */
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
