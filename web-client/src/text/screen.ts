/** Texts about a shared screen, for viewers. */
export const screen = {
  show: 'Show screen',
  hide: 'Stop screen',
  youShow: 'Shows a screen',
  shows: (name: string) => `${name} shows a screen`,
  isShowing: (name: string) => `${name} is showing a screen.`,
  coming: 'The screen is coming…',
  missing: {
    saving: 'You are saving data, so the screen is not loaded.',
    weak: 'The screen is paused, because your connection is weak. It comes back by itself.',
  },
  showIt: 'Show it',
  larger: 'View larger',
  smaller: 'View smaller',
};

/** Texts about the own shared screen, for the lead. */
export const ownScreen = {
  ask: {
    group: {
      title: 'Show a screen to the group?',
      body: 'Everyone in the group will see what you choose. Close what has names in it.',
    },
    sideRoom: {
      title: 'Show a screen here?',
      body: 'Everyone in this room will see what you choose. Close what has names in it.',
    },
    camera: 'They see it in place of your camera. They go on hearing you.',
  },
  choose: 'Choose what to show',
  sharing: {
    group: 'You are showing a screen to the group.',
    sideRoom: 'You are showing a screen to everyone in this room.',
  },
  cameraBack: 'Your camera comes back when you stop.',
  paused: 'Your connection is too weak to show your screen right now. It goes on by itself.',
  stop: 'Stop',
  stopNamed: 'Stop showing the screen',
};
