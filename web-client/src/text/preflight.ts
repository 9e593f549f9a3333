import type { Recommendation, PreflightResult, NetworkRating } from '../protocol/messages';

export const preflight = {
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

export const network = {
  title: 'Your connection',
  open: 'Your connection',
  openSaving: 'Saving data',
  saveData: 'Save data',
  saveDataHint:
    'Hear everyone, see no one else’s video. Your camera starts off. Good for a slow connection or a small data plan.',
  saving: 'You hear everyone. Other people’s video is not loaded. You can still turn your camera on.',
  suggested: {
    asked: 'Your phone is set to save data.',
    mobile: 'You seem to be on mobile data.',
    slow: 'Your connection seems slow.',
  },
  measuring: 'Measuring how much data this uses…',
  rate: (megabytesPerHour: number) => `Right now this uses about ${perHour(megabytesPerHour)} MB an hour.`,
  close: 'Close',
  weak: {
    'no-videos': 'Your connection is weak. We are keeping the sound clear. Other people’s video is paused.',
    'screen-only':
      'Your connection is weak. We are keeping the sound clear. All faces are paused, including yours. The screen goes on.',
    'sound-only':
      'Your connection is weak. We are keeping the sound clear. All video is paused, including yours.',
  },
  weakSharing: {
    'no-videos': 'Your connection is weak. Other people’s video is paused. Your screen goes on.',
    'screen-only': 'Your connection is weak. Other people’s video is paused. Your screen goes on.',
    'sound-only': 'Your connection is weak. We are keeping the sound clear. All video is paused.',
  },
  notLoaded: 'Video not loaded',
};

export const connectionCheck = {
  title: 'Your connection',
  hint: 'See whether sound and picture can reach the group. It takes about ten seconds. No one hears or sees you.',
  start: 'Check my connection',
  again: 'Check again',
  running: 'Checking your connection…',
  stop: 'Stop',
  joinAnyway: 'You can still join, and read and write in the chat.',
  ratings: {
    good: { title: 'Your connection is good.', body: 'Sound and picture will come through.' },
    'sound-only': {
      title: 'Your connection is good enough for sound.',
      body: 'Video may stop at times. The group goes on by sound.',
    },
    trouble: { title: 'Your connection is too weak right now.', body: '' },
  } satisfies Record<NetworkRating, { title: string; body: string }>,
  troubles: {
    'no-path': 'Sound and picture do not get through.',
    microphone: 'No one would hear you yet.',
  } as Partial<Record<Recommendation, string>>,
  advice: {
    'no-path':
      'This network holds them back. Try your mobile data instead of this Wi-Fi, or another Wi-Fi. At work, ask the person who manages the network.',
    losing: 'A part of what is sent gets lost. Move closer to the Wi-Fi router, or use a cable.',
    'slow-answers':
      'Everything takes long to arrive. Pause downloads and films on this network, or try another one.',
    'low-bandwidth':
      'There is little room on this connection. Close other apps and pages that use the internet.',
  },
  saveData: 'Your connection is better with this on.',
  seen: {
    good: 'Connection good',
    'sound-only': 'Connection: sound only',
    trouble: 'Connection: trouble',
  } satisfies Record<NetworkRating, string>,
  figures: (found: PreflightResult, time: string) =>
    [
      { direct: 'direct path', relay: 'by relay', none: 'no path' }[found.path],
      found.roundTripMs != null && `${found.roundTripMs} ms`,
      loss(found),
      found.kilobitsPerSecond != null && `${found.kilobitsPerSecond} kbit/s`,
      `microphone ${found.microphone}`,
      `camera ${found.camera}`,
      time,
    ]
      .filter(Boolean)
      .join(' · '),
};

function loss({ lossUpPercent: up, lossDownPercent: down }: PreflightResult): string | false {
  if (up == null && down == null) return false;
  return up || down ? `loss ${up ?? 0} % up, ${down ?? 0} % down` : 'no loss';
}

/** Two significant digits: 4.2, 38, 120, 1300. */
function perHour(megabytes: number): string {
  if (megabytes < 10) return megabytes.toFixed(1);
  const unit = 10 ** (Math.floor(Math.log10(megabytes)) - 1);
  return String(Math.round(megabytes / unit) * unit);
}
