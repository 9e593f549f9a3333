/** Measures the level of a microphone and plays a test sound. No file is loaded for it. */

let context: AudioContext | undefined;

function audioContext(): AudioContext | undefined {
  if (typeof AudioContext === 'undefined') return undefined;
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
  return context;
}

/** Reports the level about ten times a second, 0 to 1; returns a function that stops it. */
export function watchLevel(track: MediaStreamTrack, heard: (level: number) => void): () => void {
  const audio = audioContext();
  if (!audio) return () => undefined;
  const source = audio.createMediaStreamSource(new MediaStream([track]));
  const analyser = audio.createAnalyser();
  analyser.fftSize = 512;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // −60 dB (a quiet room) to −10 dB (a raised voice) on a linear scale.
    const decibels = 10 * Math.log10(power + 1e-10);
    heard(Math.min(1, Math.max(0, (decibels + 60) / 50)));
  }, 100);
  return () => {
    clearInterval(timer);
    source.disconnect();
  };
}

/**
 * A varying tone that is sent but not played: a browser sends it like speech without pauses. Null where Web Audio is
 * missing.
 */
export function testTone(): { track: MediaStreamTrack; stop(): void } | null {
  const audio = audioContext();
  if (!audio?.createMediaStreamDestination) return null;
  const out = audio.createMediaStreamDestination();
  const [track] = out.stream.getAudioTracks();
  if (!track) return null;
  const voice = audio.createOscillator();
  const waver = audio.createOscillator();
  const loudness = audio.createGain();
  const pitch = audio.createGain();
  const tremble = audio.createGain();
  voice.type = 'sawtooth';
  voice.frequency.value = 180;
  waver.frequency.value = 5;
  loudness.gain.value = 0.25;
  pitch.gain.value = 60;
  tremble.gain.value = 0.15;
  waver.connect(pitch).connect(voice.frequency);
  waver.connect(tremble).connect(loudness.gain);
  voice.connect(loudness).connect(out);
  voice.start();
  waver.start();
  return {
    track,
    stop() {
      voice.stop();
      waver.stop();
      track.stop();
    },
  };
}

const CHIME = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.45;

/** Three soft notes. Resolves when they have been played. */
export async function playChime(): Promise<void> {
  const audio = audioContext();
  if (!audio) return;
  await audio.resume();
  CHIME.forEach((frequency, index) => {
    const start = audio.currentTime + index * NOTE_SECONDS * 0.7;
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.2, start + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + NOTE_SECONDS);
  });
  const length = NOTE_SECONDS * (1 + 0.7 * (CHIME.length - 1));
  await new Promise((resolve) => setTimeout(resolve, length * 1000));
}
