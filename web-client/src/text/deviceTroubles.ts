/** Of camera, microphone and screen. */
export const deviceTroubles = {
  'audio-refused': {
    title: 'Your browser does not let us use the microphone',
    next: 'Tap the lock or the “AA” beside the address at the top, choose “Microphone”, then “Allow”. Then try again.',
  },
  'video-refused': {
    title: 'Your browser does not let us use the camera',
    next: 'Tap the lock or the “AA” beside the address at the top, choose “Camera”, then “Allow”. Then try again.',
  },
  'audio-missing': {
    title: 'No microphone found',
    next: 'Plug one in, or join and listen. You can write in the chat.',
  },
  'video-missing': { title: 'No camera found', next: 'You can join without one.' },
  'audio-busy': {
    title: 'Another app is using the microphone',
    next: 'Close other apps that make calls, then try again.',
  },
  'video-busy': {
    title: 'Another app is using the camera',
    next: 'Close other apps that use it, then try again.',
  },
  'audio-failed': {
    title: 'The microphone did not start',
    next: 'Try again. If it does not help, restart your device.',
  },
  'video-failed': { title: 'The camera did not start', next: 'Try again, or join without camera.' },
  'devices-hidden': {
    title: 'Camera and microphone are locked on this page',
    next: 'Open the link from your practice’s message again. It starts with https.',
  },
  'screen-failed': {
    title: 'Your screen could not be shown',
    next: 'Try again, or choose another window.',
  },
};
