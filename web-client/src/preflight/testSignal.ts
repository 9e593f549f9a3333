import { testTone } from '../media/sound';

/**
 * The test signal of a check: a tone and a moving picture, made here. No voice or face leaves the device, and it works
 * without camera and microphone.
 */
export interface TestSignal {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
  stop(): void;
}

const FRAMES_A_SECOND = 15;
const BLOCK = 24;

export function testSignal(): TestSignal {
  const tone = testTone();
  const picture = testPicture();
  return {
    audio: tone?.track ?? null,
    video: picture?.track ?? null,
    stop() {
      tone?.stop();
      picture?.stop();
    },
  };
}

/** A picture that changes everywhere in each frame, so that it takes as much data as the video of a person. */
function testPicture() {
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 270;
  const brush = canvas.getContext('2d');
  if (!brush || !canvas.captureStream) return null;
  const paint = () => {
    for (let y = 0; y < canvas.height; y += BLOCK)
      for (let x = 0; x < canvas.width; x += BLOCK) {
        brush.fillStyle = `hsl(${Math.random() * 360} 60% ${20 + Math.random() * 60}%)`;
        brush.fillRect(x, y, BLOCK, BLOCK);
      }
  };
  paint();
  const [track] = canvas.captureStream(FRAMES_A_SECOND).getVideoTracks();
  if (!track) return null;
  const timer = setInterval(paint, 1_000 / FRAMES_A_SECOND);
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}
