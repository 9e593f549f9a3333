import { useEffect, useRef } from 'preact/hooks';

/** Shows a video track. */
export function VideoTrack({
  track,
  mirrored,
  class: name,
}: {
  track: MediaStreamTrack;
  mirrored?: boolean;
  class?: string | undefined;
}) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    // iOS plays inside the page only with the attribute; set before the source.
    video.srcObject = new MediaStream([track]);
    void video.play?.()?.catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={ref}
      class={name}
      style={mirrored ? { transform: 'scaleX(-1)' } : undefined}
      autoplay
      playsInline
      muted
      aria-hidden="true"
    />
  );
}

/** Plays an audio track. A browser may hold sound back until the person has touched the page. */
export function AudioTrack({
  track,
  heldBack,
}: {
  track: MediaStreamTrack;
  heldBack: (retry: () => void) => void;
}) {
  const ref = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = ref.current;
    if (!audio) return;
    let gone = false;
    audio.srcObject = new MediaStream([track]);
    const play = () =>
      void audio.play()?.catch((thrown: unknown) => {
        if (!gone && thrown instanceof DOMException && thrown.name === 'NotAllowedError') heldBack(play);
      });
    play();
    return () => {
      gone = true;
      audio.srcObject = null;
    };
  }, [track]);
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- a live voice: nobody has written its words yet
  return <audio ref={ref} />;
}
