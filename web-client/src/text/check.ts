import type { Advice, LineCheck, Verdict } from '../protocol/messages';

export const check = {
  title: 'Check your camera and sound',
  only: 'Only you can see this picture.',
  asking: 'Your browser may ask to use your camera and microphone. Please choose “Allow”.',
  cameraOff: 'Your camera is off',
  camera: 'Camera',
  microphone: 'Microphone',
  sayHello: 'Say hello. The bar should move.',
  microphoneOff: 'Your microphone is off.',
  level: 'Microphone level',
  speaker: 'Speaker',
  playSound: 'Play a sound',
  playing: 'Playing…',
  heardIt: 'No sound? Turn up the volume on your device.',
  join: 'Join',
  joinWithoutCamera: 'Join without camera',
  joinAnyway: 'You can still join, and read and write in the chat.',
  chooseCamera: 'Choose a camera',
  chooseMicrophone: 'Choose a microphone',
  tryAgain: 'Try again',
};

export const line = {
  title: 'Your line',
  open: 'Your line',
  openSaving: 'Saving data',
  saveData: 'Save data',
  saveDataHint:
    'Hear everyone, see nobody else’s video. Your camera starts off. Good for a slow line or a small data plan.',
  saving: 'You hear everyone. Other people’s video is not loaded. You can still turn your camera on.',
  suggested: {
    asked: 'Your phone is set to save data.',
    mobile: 'You seem to be on mobile data.',
    slow: 'Your line seems slow.',
  },
  measuring: 'Measuring how much data this uses…',
  rate: (megabytesPerHour: number) => `Right now this uses about ${perHour(megabytesPerHour)} MB an hour.`,
  close: 'Close',
  weak: {
    'no-videos': 'Your line is weak. We are keeping the sound clear. Other people’s video is paused.',
    'screen-only':
      'Your line is weak. We are keeping the sound clear. All faces are paused, yours too. The screen goes on.',
    'sound-only': 'Your line is weak. We are keeping the sound clear. All video is paused, yours too.',
  },
  weakSharing: {
    'no-videos': 'Your line is weak. Other people’s video is paused. Your screen goes on.',
    'screen-only': 'Your line is weak. Other people’s video is paused. Your screen goes on.',
    'sound-only': 'Your line is weak. We are keeping the sound clear. All video is paused.',
  },
  notLoaded: 'Video not loaded',
};

export const lineCheck = {
  title: 'Your line',
  hint: 'See whether sound and picture can reach the group. It takes about ten seconds. Nobody hears or sees you.',
  start: 'Check my line',
  again: 'Check again',
  running: 'Checking your line…',
  stop: 'Stop',
  joinAnyway: 'You can still join, and read and write in the chat.',
  verdicts: {
    good: { title: 'Your line is good.', body: 'Sound and picture will come through.' },
    'sound-only': {
      title: 'Your line is good enough for sound.',
      body: 'Video may stop at times. The group goes on by sound.',
    },
    trouble: { title: 'Your line is too weak right now.', body: '' },
  } satisfies Record<Verdict, { title: string; body: string }>,
  troubles: {
    'no-path': 'Sound and picture do not get through.',
    microphone: 'Nobody would hear you yet.',
  } as Partial<Record<Advice, string>>,
  advice: {
    'no-path':
      'This network holds them back. Try your mobile data instead of this Wi-Fi, or another Wi-Fi. At work, ask whoever looks after the network.',
    losing: 'A part of what is sent gets lost. Move closer to the Wi-Fi router, or use a cable.',
    'slow-answers':
      'Everything takes long to arrive. Pause downloads and films on this network, or try another one.',
    'low-bandwidth': 'There is little room on this line. Close other apps and pages that use the internet.',
  },
  saveData: 'Your line is better with this on.',
  seen: { good: 'Line good', 'sound-only': 'Line: sound only', trouble: 'Line: trouble' } satisfies Record<
    Verdict,
    string
  >,
  figures: (check: LineCheck, time: string) =>
    [
      { direct: 'direct path', relay: 'by relay', none: 'no path' }[check.path],
      check.roundTripMs != null && `${check.roundTripMs} ms`,
      loss(check),
      check.kilobitsPerSecond != null && `${check.kilobitsPerSecond} kbit/s`,
      `microphone ${check.microphone}`,
      `camera ${check.camera}`,
      time,
    ]
      .filter(Boolean)
      .join(' · '),
};

function loss({ lossUpPercent: up, lossDownPercent: down }: LineCheck): string | false {
  if (up == null && down == null) return false;
  return up || down ? `loss ${up ?? 0} % up, ${down ?? 0} % down` : 'no loss';
}

/** Two figures say enough: 4.2, 38, 120, 1300. */
function perHour(megabytes: number): string {
  if (megabytes < 10) return megabytes.toFixed(1);
  const unit = 10 ** (Math.floor(Math.log10(megabytes)) - 1);
  return String(Math.round(megabytes / unit) * unit);
}
