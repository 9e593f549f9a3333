export const waiting = {
  titleSeen: 'Your counselor can see that you are here',
  titleHere: 'You are in the waiting room',
  titleNobody: 'You are in the waiting room',
  titleReturned: 'You are back in the waiting room',
  seen: 'They will let you in soon. You do not need to do anything.',
  seenAsked: 'They will let you in soon.',
  here: 'A counselor is online, but has not looked at the list yet. You will see it here when they do.',
  nobody: 'No counselor has come yet. This page tells you when one is here.',
  returned: 'A counselor has asked you to wait here for a moment.',
  startsAt: (time: string) => `Group starts at ${time}.`,
  started: 'Group has started. You have not missed your place.',
  next: 'What happens next',
  nextSteps: [
    'A counselor lets you in. People come in one at a time.',
    'Then you see and hear the group, and they see and hear you.',
    'Stay on this page. If your connection drops, you keep your place.',
  ],
  private: 'No one in the group can see or hear you yet.',
  leave: 'Leave',
};

export const checkIn = {
  opening: 'Opening your questions…',
  step: (number: number, of: number) => `Before your group: ${number} of ${of}`,
  yes: 'Yes',
  no: 'No',
  next: 'Next',
  back: 'Back',
  send: 'Send',
  sending: 'Sending…',
  lastTime: 'Last time you told us:',
  change: 'Change this',
  somewhereElse:
    'Write where you are now, then say yes. You can go on without it; your counselor will ask you.',
  missing: 'Please answer this one.',
  notSent:
    'That did not go through. Your answers are still here. Please try again in a moment. If this keeps happening, your counselor will ask you.',
  whoSees:
    'Only your counselors see your answers, and their supervisor if you need help. No one else in the group does.',
  thanks: 'Thank you. Your counselors have your answers.',
  unsafe:
    'Thank you for telling us. Your counselors will see this first. If you are in danger right now, call 911 or 988.',
  driving: 'Please stop somewhere safe before your group. A counselor will talk with you.',
  again: 'Change my answers',
};
