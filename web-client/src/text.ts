import type { Advice, LineCheck, Phase, Role, Verdict } from './protocol/messages';

/** As somebody says it who looks at a clock. */
function lengthOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return `${Math.floor(minutes / 60)} hours`;
}

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/**
 * Every word that people read, in one place, so that it can be read in one go and translated. Short sentences, words
 * that a tired person understands at once, and always what to do next. Say only what is true at that moment.
 */
export const text = {
  name: 'Homegroup',
  skipToMain: 'Skip to the main part',

  roles: {
    lead: 'Counsellor',
    patient: 'Member',
    guest: 'Guest',
    interpreter: 'Interpreter',
    observer: 'Observer',
  } satisfies Record<Role, string>,
  /** Beside a name, so that everybody knows who is here and why. Members and counsellors need no mark. */
  marks: { guest: 'Guest', interpreter: 'Interpreter', observer: 'Observing' } as Partial<
    Record<Role, string>
  >,
  phases: {
    scheduled: 'Not open yet',
    'doors-open': 'Doors are open',
    'in-session': 'In session',
    'on-break': 'On a break',
    ended: 'Over',
  } satisfies Record<Phase, string>,

  landing: {
    opening: 'Opening your group…',
    calm: 'This can take a moment on a slow line.',
  },

  today: {
    title: (name: string) => `Hello, ${name}`,
    one: 'This is your group today.',
    many: 'These are your groups today. Choose one.',
    none: 'You have no group today.',
    noneNext: 'If you think this is wrong, please call your practice.',
    join: 'Join',
    joinNamed: (title: string) => `Join ${title}`,
    starts: (time: string, end: string) => `${time} to ${end}`,
    doorsAt: (time: string) => `Doors open at ${time}`,
    here: (waiting: number, inRoom: number) => `${inRoom} in the room, ${waiting} waiting`,
    again: 'Look again',
  },

  check: {
    title: 'Check your camera and sound',
    lead: (session: string) => `for ${session}`,
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
  },

  line: {
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
  },

  lineCheck: {
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
      'thin-line': 'There is little room on this line. Close other apps and pages that use the internet.',
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
  },

  waiting: {
    titleSeen: 'Your counsellor can see that you are here',
    titleHere: 'You are in the waiting room',
    titleNobody: 'You are in the waiting room',
    titleReturned: 'You are back in the waiting room',
    seen: 'They will bring you in soon. You do not need to do anything.',
    seenAsked: 'They will bring you in soon.',
    here: 'A counsellor is online, but has not looked at the list yet. You will see it here when they do.',
    nobody: 'No counsellor has come yet. This page tells you when one is here.',
    returned: 'A counsellor has asked you to wait here for a moment.',
    startsAt: (time: string) => `Group starts at ${time}.`,
    started: 'Group has started. You have not missed your place.',
    next: 'What happens next',
    nextSteps: [
      'A counsellor lets you in. People come in one at a time.',
      'Then you see and hear the group, and they see and hear you.',
      'Stay on this page. If your line drops, you keep your place.',
    ],
    private: 'Nobody in the group can see or hear you yet.',
    leave: 'Leave',
  },

  checkIn: {
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
      'Write where you are now, then say yes. You can go on without it; your counsellor will ask you.',
    missing: 'Please answer this one.',
    notSent: 'That did not go through. Your answers are still here. Please try again.',
    whoSees: 'Only your counsellors see your answers. Nobody else in the group does.',
    thanks: 'Thank you. Your counsellors have your answers.',
    unsafe:
      'Thank you for telling us. Your counsellors will see this first. If you are in danger right now, call 911 or 988.',
    driving: 'Please stop somewhere safe before your group. A counsellor will talk with you.',
    again: 'Change my answers',
  },

  hold: {
    title: 'Your counsellors’ line dropped.',
    body: 'Microphones are off for now, and the chat waits. They are coming back. You don’t have to do anything.',
    chat: 'The chat waits until a counsellor is back.',
    was: (since: string, until: string) =>
      `No counsellor was here from ${since} to ${until}. Microphones and chat were held; they are on again.`,
  },
  sideRooms: {
    withLead: (name: string) => `You are with ${name} for a moment. The group goes on.`,
    apartWith: (name: string) => `You are with ${name}, apart from the group. The group goes on.`,
    inSmallGroup: 'You are in a small group.',
    visiting: 'You are with a small group.',
    askForHelp: 'Ask for help',
    helpComes: 'Your counsellors know. Somebody is coming.',
    back: 'Back to the group',
    bringIn: 'Bring into the group',
    backInGroup: 'You are back with the group.',
    backIn: (seconds: number) =>
      `Back together in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    calledBack: 'Everybody is called back to the group.',
    none: 'Side-rooms',
    title: (count: number) => `Side-rooms (${count})`,
    purposes: { aside: 'Aside:', crisis: 'Crisis:', 'small-group': 'Small group:' },
    group: (number: number) => `Group ${number}`,
    asksForHelp: (name: string) => `${name} asks for help`,
    go: 'Go there',
    goTo: (name: string) => `Go there: ${name}`,
    answered: 'Answered',
    answeredNamed: (name: string) => `Answered: ${name}`,
    visit: 'Visit',
    visitNamed: (name: string) => `Visit ${name}`,
    callBackSoon: 'Call back in 1 minute',
    callBackNow: 'Call back now',
    split: 'Split into small groups',
    splitTitle: 'Split into small groups',
    splitBody: 'Tap a name to put somebody into the next group. You can visit each group.',
    splitYes: 'Split now',
    howMany: 'How many groups',
    groups: (count: number) => `${count} groups`,
    fewer: 'One group fewer',
    more: 'One group more',
    emptyGroup: 'One of the groups is empty.',
    takeAside: 'Take aside',
    takeAsideNamed: (name: string) => `Take aside: ${name}`,
    talkFirst: 'Talk first',
    talkFirstNamed: (name: string) => `Talk first: ${name}`,
    moveTo: (number: number) => `To group ${number}`,
    isAside: 'aside',
    isInGroup: (number: number) => `in group ${number}`,
  },
  room: {
    you: 'You',
    people: (count: number) => (count === 1 ? '1 person here' : `${count} people here`),
    notStarted: 'The group has not started yet.',
    alone: 'You are the first one here.',
    connecting: 'Connecting picture and sound…',
    pathTrouble: 'Picture and sound are stuck. We are fixing it. You can use the chat.',
    noVideo: 'There is no video right now. The group meets by text, in the chat.',
    soundBlocked: 'Your browser is holding back the sound.',
    hearGroup: 'Hear the group',
    lineDown: 'Your line dropped. You keep your seat. Reconnecting…',
    theirLine: 'Line dropped',
    handRaised: 'Hand raised',
    micOff: 'Microphone off',
    mutedByLead: 'Muted by a counsellor',
    speaking: 'Speaking',
    leads: 'Leads now',
    now: (title: string) => `Now: ${title}`,
    next: (title: string) => `Next: ${title}`,
    hasChair: 'Chair',
    hasWord: 'Has the word',
    youHaveWord: 'You have the word.',
    theirWord: (name: string) => `${name} has the word.`,
    controls: 'Your controls',
    gallery: 'People in the group',
    ownVideo: 'Your own picture',
    heldMic: 'A counsellor has turned your microphone off.',
    heldCamera: 'A counsellor has turned your camera off.',
    mic: { on: 'Mute', off: 'Unmute', held: 'Muted' },
    camera: { on: 'Stop video', off: 'Start video', held: 'Video off' },
    hand: { up: 'Lower hand', down: 'Raise hand' },
    chat: 'Chat',
    unread: (count: number) => `${count} new`,
    leave: 'Leave',
    peopleButton: 'People',
    more: 'More',
    leaveTitle: 'Leave the group?',
    leaveBody: 'You can come back while the group is on. A counsellor will let you in again.',
    leaveLeadBody: 'The group goes on without you. You can come back at any time.',
    leaveYes: 'Leave',
    stay: 'Stay',
  },

  screen: {
    show: 'Show screen',
    hide: 'Stop screen',
    ask: {
      group: {
        title: 'Show a screen to the group?',
        body: 'Everybody in the group will see what you choose. Close what has names in it.',
      },
      sideRoom: {
        title: 'Show a screen here?',
        body: 'Everybody in this room will see what you choose. Close what has names in it.',
      },
      camera: 'They see it in place of your camera. They go on hearing you.',
    },
    choose: 'Choose what to show',
    sharing: {
      group: 'You are showing a screen to the group.',
      sideRoom: 'You are showing a screen to everybody in this room.',
    },
    cameraBack: 'Your camera comes back when you stop.',
    paused: 'Your line is too weak to show your screen right now. It goes on by itself.',
    stop: 'Stop',
    stopNamed: 'Stop showing the screen',
    youShow: 'Shows a screen',
    shows: (name: string) => `${name} shows a screen`,
    isShowing: (name: string) => `${name} is showing a screen.`,
    coming: 'The screen is coming…',
    missing: {
      saving: 'You are saving data, so the screen is not loaded.',
      weak: 'The screen is paused, because your line is weak. It comes back by itself.',
    },
    showIt: 'Show it',
    larger: 'View larger',
    smaller: 'View smaller',
  },

  presence: {
    title: 'Tell your counsellor that you are here',
    why: 'Your sound and picture do not reach the group right now.',
    whyNoVideo: 'There is no sound or picture right now.',
    here: 'I am here',
    ask: 'Can you hear the group?',
    hearing: 'I can hear',
    notHearing: 'I cannot hear',
    saidHearing: 'Your counsellor knows: you are here, and you can hear.',
    saidNotHearing: 'Your counsellor knows: you are here, and you cannot hear. Look at the chat.',
    change: 'Change',
  },

  break: {
    title: 'We are taking a break',
    since: (time: string) => `since ${time}`,
    body: 'Stretch, drink some water. Stay on this page: it tells you when group goes on.',
    micOn: 'Your microphone is on. Others may hear you.',
    micOff: 'Your microphone is off.',
    cameraOn: 'Your camera is on. Others may see you.',
    cameraOff: 'Your camera is off.',
    short: 'The group is on a break.',
  },

  chat: {
    title: 'Chat',
    empty: 'No messages yet.',
    to: 'Who is it for?',
    choices: { group: 'Everyone', leads: 'Counsellors only', one: 'One person' },
    choicesOfLead: { group: 'Everyone', one: 'One person' },
    choosePerson: 'Choose a person',
    /** Who can see it: beside every field in which somebody writes. */
    seenBy: {
      group: 'Everyone in the room can read this. It is not saved.',
      leads: (names: string) => `Only your counsellors can read this (${names}). It is not saved.`,
      noLeads: 'Only your counsellors can read this. None of them is connected right now.',
      one: (name: string) => `Only you and ${name} can read this. It is not saved.`,
      nobody: 'Choose who it is for. Nobody else will read it.',
      amongLeads: 'Only counsellors can read this. No member is ever sent it. It is not saved.',
    },
    labels: {
      group: 'Write to the group',
      leads: 'Write to the counsellors',
      one: (name: string) => `Write to ${name}`,
      amongLeads: 'Write to the other counsellors',
    },
    onlyLeads: 'to counsellors only',
    onlyOne: (name: string) => `only to ${name}`,
    onlyYou: 'only to you',
    answer: (name: string) => `Answer ${name} only`,
    noLeadsLines: 'Nothing said yet. Agree on the next step here without the group reading it.',
    send: 'Send',
    close: 'Close chat',
    failed: 'Your message was not sent. Please try again.',
  },

  help: {
    button: 'I need help now',
    title: 'Call a counsellor to you?',
    body: 'A counsellor will come to you now. Call 911 if somebody is in danger right now: it reaches only the place where you are.',
    yes: 'Yes, come to me',
    no: 'Not now',
    called: 'A counsellor knows that you need help and is coming. Stay here.',
    here: 'A counsellor is here with you.',
  },

  crisis: {
    needsHelp: (name: string) => `${name} needs help now`,
    goTo: 'Go to them',
    goToNamed: (name: string) => `Go to them: ${name}`,
    isWith: (lead: string, name: string) => `${lead} is with ${name}.`,
    you: 'You are',
    withYou: (name: string) => `You are alone with ${name}.`,
    lineDown: (name: string) => `${name}’s line is down. Please call them.`,
    callBack: (name: string, left: string) =>
      `${name} needs help and their line dropped. Call within ${left}.`,
    overdue: (name: string) => `${name} needs help and their line dropped. The call is overdue.`,
    unreached: 'The supervisor on call could not be reached: please phone them too.',
    calling: 'I am calling',
    callingNamed: (name: string) => `I am calling ${name}`,
    isCalling: (who: string, name: string) => `${who} is calling ${name}.`,
    start: 'Start a crisis room',
    startNamed: (name: string) => `Start a crisis room with ${name}`,
    startShort: 'Crisis room',
    startShortNamed: (name: string) => `Crisis room with ${name}`,
    startTitle: (name: string) => `Go to a room of your own with ${name}?`,
    startBody:
      'It opens at once. The other counsellor keeps the group; if nobody stays, the group is held until somebody is back.',
    startYes: 'Start now',
    everybodyBack: 'Everybody back',
    endTitle: 'Is it over?',
    endBody: 'You both go back to where you came from. If it is not over, stay.',
    endYes: 'It is over',
    stay: 'Stay',
    openCard: 'Open the card',
    card: (name: string) => `Help for ${name}`,
    since: (length: string) => `for ${length}`,
    place: 'Where they are',
    placeUnconfirmed: 'Not confirmed today. Ask them where they are.',
    noPlace: 'Nobody knows. Ask them where they are.',
    phone: 'Their number',
    support: 'Support person',
    numbers: 'Emergency numbers there',
    noNumbers: 'The practice has none for that county.',
    only911: '911 reaches only the area of whoever dials it. Use the numbers of the place where they are.',
    lastMedia: (time: string) => `Last seen or heard at ${time}.`,
    neverMedia: 'Not seen or heard in this session.',
    notKnown: 'Not known',
    log: 'What was done',
    steps: {
      'called-911': 'Called 911',
      'called-local': 'Called a local number',
      'called-support': 'Called the support person',
      'called-patient': 'Called them',
      stayed: 'Stayed with them',
      resolved: 'They are safe',
      note: 'Note',
    },
    noteLabel: 'Note',
    addNote: 'Add the note',
    whoSees:
      'Only counsellors of this session and the supervisor can read this. It is in no record for a payer.',
    failed: 'The card could not be read. Trying again.',
    notSaved: 'It was not saved. Please try again.',
  },

  lead: {
    panel: 'Your group',
    close: 'Close your group',
    tabs: { group: 'Group', leads: 'Counsellors’ chat' },
    unread: (count: number) => `${count} new`,
    agenda: 'Agenda',
    partNow: (title: string) => `Now: ${title}`,
    partFirst: (title: string, minutes: number) => `First: ${title}, ${minutes} min`,
    noPart: 'No part has begun.',
    breakOver: 'The break is over.',
    partTime: (gone: number, planned: number) =>
      gone > planned ? `${gone - planned} min over ${planned}` : `${gone} of ${planned} min`,
    beginNext: (title: string, minutes: number) => `Next: ${title} (${minutes} min)`,
    allParts: 'All parts',
    begin: 'Begin',
    beginNamed: (title: string) => `Begin ${title}`,
    partMinutes: (minutes: number) => `${minutes} min`,
    partIsOn: 'now',
    hands: (count: number) => `Hands up (${count})`,
    giveWord: 'Give the word',
    giveWordNamed: (name: string) => `Give the word to ${name}`,
    notSpoken: (count: number) => `Not spoken yet (${count})`,
    late: (count: number) => `Late (${count})`,
    expected: (count: number) => `Not here yet (${count})`,
    youLead: 'You lead now.',
    otherLeads: (name: string) => `${name} leads now.`,
    nobodyLeads: 'Nobody leads now.',
    handOverTo: (name: string) => `Hand over to ${name}`,
    takeLead: 'I lead now',
    mayLead: 'May lead too',
    makeLeadNamed: (name: string) => `Make ${name} co-leader`,
    giveChair: 'Give the chair',
    takeChair: 'Take the chair back',
    waiting: (count: number) => (count === 0 ? 'Waiting room' : `Waiting room (${count})`),
    nobodyWaiting: 'Nobody is waiting.',
    here: (count: number) => `In the room (${count})`,
    admit: 'Admit',
    admitNamed: (name: string) => `Admit ${name}`,
    admitAll: 'Admit everyone',
    admitAllNote: 'Guests, and whoever has not said where they are, may stay: let them in one by one.',
    need: { unsafe: 'Needs you now', watch: 'Keep an eye on', steady: 'Steady' },
    needs: (names: string) => `Needs you now: ${names}`,
    notAnswered: 'has not answered yet',
    notConfirmed: 'location not confirmed',
    answers: 'Answers',
    answersOf: (name: string) => `Answers of ${name}`,
    answersUnread: 'The answers are being read. They stand here in a moment.',
    answeredAt: (time: string) => `answered at ${time}`,
    yes: 'Yes',
    no: 'No',
    signs: {
      used: 'Used since last time. Talk today.',
      cravingUp: (by: number) => `Craving up ${by} in a week. Talk today.`,
    },
    trend: {
      title: 'Craving, last eight weeks',
      none: 'No earlier answers.',
      failed: 'The earlier answers cannot be shown right now.',
      point: (day: string, craving: number | null, used: boolean) =>
        `${day}: ${craving === null ? 'no answer' : craving}${used ? ', used' : ''}`,
      used: 'used',
    },
    override: {
      title: (name: string) => `${name} has not confirmed where they are`,
      body: 'If something happens, help can only be sent to a place you know. Why do you let them in?',
      reasons: {
        'known-to-lead': 'I know where they are',
        'confirmed-by-phone': 'They told me on the phone',
        emergency: 'They need somebody now',
        other: 'Another reason',
      },
      recorded: 'The reason is recorded with your name.',
      yes: 'Admit',
    },
    decline: 'Not now',
    declineNamed: (name: string) => `Not now: ${name}`,
    waitingSince: (minutes: number) => (minutes < 1 ? 'came just now' : `waiting ${minutes} min`),
    wentAway: (time: string) => `went away at ${time}`,
    lineDropped: 'line dropped',
    isWaiting: (names: string) => `Waiting: ${names}`,
    show: 'Show',
    openQueue: 'Show the waiting room',
    notStarted: 'The group has not started. Minutes count from the start.',
    start: 'Start group',
    takeBreak: 'Take a break',
    resume: 'Resume',
    end: 'End group',
    endTitle: 'End the group for everyone?',
    endBody: 'Everyone leaves the room, and minutes stop counting. This cannot be undone.',
    endYes: 'End group',
    lock: 'Lock the door',
    unlock: 'Unlock the door',
    locked: 'The door is locked. Nobody new can come in.',
    doorTried: (time: string) => `Somebody tried the locked door at ${time}.`,
    lost: (name: string) => `${name} lost the connection and did not come back.`,
    putAway: 'OK',
    csv: 'Attendance (CSV)',
    minutes: (minutes: number) => `${minutes} min`,
    minutesLabel: (name: string, minutes: number) => `${name}: ${minutes} minutes counted`,
    counting: 'counting',
    notCounting: 'not counting',
    actions: (name: string) => `Actions for ${name}`,
    mute: 'Mute',
    unmute: 'Allow microphone',
    stopVideo: 'Stop video',
    allowVideo: 'Allow video',
    lowerHand: 'Lower hand',
    returnToWaiting: 'Back to waiting room',
    remove: 'Remove from group',
    grantLead: 'Make co-leader',
    handOver: 'Hand over: you lead now',
    leadsNow: 'leads now',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeBody: 'They leave at once and cannot come back to this session.',
    removeYes: 'Remove',
    returnTitle: (name: string) => `Send ${name} back to the waiting room?`,
    returnBody: 'Picture and sound stop for them. You can admit them again.',
    returnYes: 'Send back',
    cancel: 'Cancel',
    cameraOff: 'camera off',
    confirmed: (minutes: number, hearing: boolean) =>
      `said ${minutes < 1 ? 'just now' : `${minutes} min ago`}: here, ${hearing ? 'hears you' : 'cannot hear you'}`,
    order: {
      hand: 'hand raised',
      line: 'line dropped',
      audioOnly: 'sound only',
      noMedia: 'no sound or video',
    },
  },

  chair: {
    yours: 'You have the chair: you read, and you call on people.',
    handUp: (name: string, more: number) =>
      more > 0 ? `${name} has a hand up, and ${more} more.` : `${name} has a hand up.`,
    noHands: 'No hand is up.',
    callOn: (name: string) => `Call on ${name}`,
  },

  supervisor: {
    here: 'You are here as a supervisor. Everybody sees that you observe.',
    lead: 'Lead this session',
  },

  onCall: {
    title: 'On call',
    back: 'Today’s groups',
    list: 'What needs somebody',
    who: (one: { you: boolean; name: string; calledOutside: boolean } | null) =>
      one === null
        ? 'Nobody is named as on call. Whoever is here can take what comes.'
        : `${one.you ? 'You are' : `${one.name} is`} on call.` +
          (one.calledOutside ? '' : ' There is no webhook or mail to call with: only this page tells.'),
    nothing: 'Nobody needs you now.',
    watching: 'Leave this page open. It shows what comes by itself.',
    stale: 'The line is down. What you see may be old.',
    problems: { 'already-taken': 'Somebody else has taken it.' } as Partial<Record<string, string>>,
    count: (waiting: number) =>
      waiting === 0
        ? 'Nobody needs you now.'
        : waiting === 1
          ? 'One thing needs somebody.'
          : `${waiting} things need somebody.`,
    someGroup: 'A group',
    kinds: {
      leaderless: {
        name: (group: string) => `${group}: no counsellor`,
        since: (group: string, seconds: number) => `${group} has had no counsellor for ${lengthOf(seconds)}`,
      },
      'help-needed': {
        name: (group: string) => `${group}: somebody asks for help`,
        since: (group: string, seconds: number) =>
          `Somebody in ${group} has been asking for help for ${lengthOf(seconds)}`,
      },
      'call-back': {
        name: (group: string) => `${group}: somebody has to be called back`,
        since: (group: string, seconds: number) =>
          `Somebody from ${group} who needs help lost the line ${lengthOf(seconds)} ago`,
      },
      'relapse-sign': {
        name: (group: string) => `${group}: somebody should be spoken to today`,
        since: (group: string, seconds: number) =>
          `Somebody in ${group} should be spoken to today, since ${lengthOf(seconds)} ago`,
      },
    },
    due: (seconds: number) => `To be called back within ${clockOf(seconds)}`,
    overdue: (seconds: number) => `Should have been called back ${clockOf(seconds)} ago`,
    calls: {
      leadFirst: 'The counsellors in the group may answer first.',
      soon: 'You have not been called yet.',
      calling: 'The call is going out.',
      told: (calls: number, time: string) =>
        calls === 1 ? `Called at ${time}.` : `Called ${calls} times, the last time at ${time}.`,
      notReached: (time: string) =>
        `The call at ${time} did not get through. Whoever sees this: please phone the one who is on call.`,
      noWay: 'Nobody is called by webhook or mail.',
    },
    take: 'I have it',
    takeNamed: (group: string) => `I have it: ${group}`,
    goIn: 'Go to the group',
    goInNamed: (group: string) => `Go to the group: ${group}`,
    yours: (time: string) => `You have it, since ${time}.`,
    theirs: (name: string | null, time: string) => `${name ?? 'Somebody else'} has it, since ${time}.`,
    leadThere: 'Go in and press “Lead this session”. Then they can speak and write again.',
    alerts: {
      title: 'Sound and notices',
      offer:
        'Be told with a sound, and a notice of your browser, when something new comes. It will ask you once.',
      on: 'You are told with a sound and a notice when something new comes.',
      soundOnly:
        'You are told with a sound when something new comes. Your browser shows no notices of this page.',
      turnOn: 'Turn on sound and notices',
      turnOff: 'Turn off',
    },
    notice: { title: 'Homegroup', body: 'Somebody on call is needed.' },
  },

  frontDesk: {
    title: 'Front desk',
    intro: 'Today’s sessions. Choose one to see who is here.',
    none: 'No sessions today.',
    waiting: 'Waiting',
    inRoom: 'In the room',
    attendance: 'Attendance',
    asOf: (time: string) => `as of ${time}, looked up every 10 seconds`,
    stale: 'The line is down. These figures are from before.',
    nobody: 'Nobody has come yet.',
    waitingRoom: (count: number) => `Waiting room (${count})`,
    noCheck: 'line not checked',
    download: 'Download CSV',
    columns: {
      name: 'Name',
      role: 'Role',
      place: 'Where',
      arrived: 'Came',
      admitted: 'Let in',
      minutes: 'Minutes counted',
      waited: 'Waited',
      audioOnly: 'Sound only',
      drops: 'Drops',
    },
    places: { waiting: 'Waiting room', 'in-room': 'In the room', away: 'Line dropped', left: 'Left' },
    bridges: 'Video bridges',
  },

  operations: {
    title: 'Video bridges',
    back: 'Back to the front desk',
    intro:
      'What carries sound and picture. A group stays on its bridge; if that one fails, it moves to another by itself.',
    none: 'This server has no video bridge. Groups meet by text.',
    noneOpen: 'No bridge takes new groups now. Groups that begin meet by text until one does.',
    stale: 'The line is down. These figures are from before.',
    columns: {
      bridge: 'Bridge',
      state: 'State',
      load: 'Load',
      sessions: 'Groups',
      people: 'People',
      moved: 'Moved away',
      newSessions: 'New groups',
    },
    states: { up: 'Working', drained: 'No new groups', down: 'Down' },
    percent: (share: number) => `${Math.round(share * 100)} %`,
    drain: 'Stop new groups',
    drainNamed: (bridge: string) => `Stop new groups on ${bridge}`,
    reopen: 'Allow new groups',
    reopenNamed: (bridge: string) => `Allow new groups on ${bridge}`,
    drainTitle: (bridge: string) => `Stop new groups on ${bridge}?`,
    drainBody: 'Groups that are on it now go on undisturbed. New groups go to another bridge.',
    drainLast:
      'It is the only bridge that takes new groups. Groups that are on it now go on; those that begin will meet by text.',
  },

  out: {
    left: { title: 'You have left the group', next: 'The group may still be on. You can come back.' },
    removed: {
      title: 'You cannot be in this group right now',
      next: 'A counsellor has ended your part in this session. Please call your practice. They want to hear from you.',
    },
    declined: {
      title: 'A counsellor cannot let you in just now',
      next: 'You can try again in a few minutes, or call your practice.',
    },
    'session-ended': { title: 'Group is over', next: 'Thank you for being here. You can close this page.' },
    'taken-over': {
      title: 'You are connected on another device',
      next: 'You can only be in group on one device at a time.',
    },
    'old-page': {
      title: 'This page is out of date',
      next: 'Load it again, and you will be back in your seat.',
    },
    comeBack: 'Come back',
    tryAgain: 'Try again',
    useThisOne: 'Use this one',
    loadAgain: 'Load again',
    toToday: 'Back to today',
    safety: 'If you are in danger or think about hurting yourself, call 911 or 988 now.',
  },

  otherDevice: {
    open: 'Continue on another device',
    title: 'Continue on another device',
    body: 'Open this link on the other device. It works once, and only for you. Do not share it.',
    copy: 'Copy link',
    copied: 'Copied',
    share: 'Send to my device',
    close: 'Close',
    wait: 'Making a link…',
  },

  /** By code of PROTOCOL.md or of `errors.ts`: what happened, and what the person can do. */
  failures: {
    'no-link': {
      title: 'Please open your personal link',
      next: 'You find it in the message from your practice. It opens your group on this device.',
    },
    'link-used': {
      title: 'This link was used before',
      next: 'Each link works once. Please ask your practice for a new one. It takes a minute.',
    },
    'link-expired': { title: 'This link is too old', next: 'Please ask your practice for a new one.' },
    'link-unknown': {
      title: 'We do not know this link',
      next: 'Maybe a part of it is missing. Open it again from the message, or ask your practice for a new one.',
    },
    unauthorised: {
      title: 'Please open your personal link again',
      next: 'You have been signed out on this device. If your link was used before, ask your practice for a new one.',
    },
    'no-network': {
      title: 'We cannot reach Homegroup',
      next: 'Your internet seems to be down. We try again by ourselves.',
    },
    unavailable: {
      title: 'Homegroup has a problem right now',
      next: 'It is not your fault. We try again by ourselves.',
    },
    'not-booked': {
      title: 'You are not on the list of this session',
      next: 'Please call your practice if you think you should be.',
    },
    'doors-closed': { title: 'The doors are not open yet', next: 'Stay here. This page opens them for you.' },
    'door-locked': {
      title: 'The door of this group is closed',
      next: 'The counsellors have closed it after the start. They can see that you came. Try again in a few minutes.',
    },
    'removed-before': {
      title: 'You cannot come back to this session',
      next: 'Please call your practice. They want to hear from you.',
    },
    'session-ended': { title: 'Group is over', next: 'You can close this page.' },
    'session-full': { title: 'All seats are taken', next: 'Please call your practice.' },
    'unknown-session': { title: 'This group is not there any more', next: 'Please call your practice.' },
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
    'not-leading': { title: 'Only a counsellor can do that', next: '' },
    'is-a-lead': { title: 'That cannot be done to a counsellor', next: '' },
    'screen-in-use': {
      title: 'Somebody else is showing a screen',
      next: 'You can show yours when they have stopped.',
    },
    'screen-failed': {
      title: 'Your screen could not be shown',
      next: 'Try again, or choose another window.',
    },
    'on-hold': { title: 'The group is on hold', next: 'Please try again in a moment.' },
    'may-not-lead': {
      title: 'This person is not set up to lead',
      next: 'The practice decides that in the staff record.',
    },
    'chat-not-allowed': { title: 'You cannot write to them here', next: 'Write to the counsellors instead.' },
    'nobody-reads-it': {
      title: 'Nobody is there to read it right now',
      next: 'It was not sent. Try again in a moment.',
    },
    'not-chairing': { title: 'The chair is with somebody else now', next: '' },
    'not-waiting': { title: 'This person is not waiting any more', next: '' },
    'not-in-room': { title: 'This person is not in the room any more', next: '' },
    'no-bridge': {
      title: 'There is no video right now',
      next: 'So the line cannot be checked. The group meets by text until video is back.',
    },
    'check-running': {
      title: 'You are checking on another page',
      next: 'Close that one, or wait until it is done.',
    },
    'too-many-checks': {
      title: 'You have checked often in this hour',
      next: 'Please join without a check, or try again later.',
    },
    'location-unconfirmed': {
      title: 'This person has not confirmed where they are',
      next: 'Ask them, or admit them with a reason.',
    },
    'too-many-requests': { title: 'That was a lot at once', next: 'Please wait a moment, then try again.' },
    busy: { title: 'There is too much to do at once', next: 'Please try again in a moment.' },
    internal: {
      title: 'Something went wrong on our side',
      next: 'Please try again. If it stays so, call your practice.',
    },
  } as Record<string, { title: string; next: string }>,
};

export function failureText(code: string): { title: string; next: string } {
  return text.failures[code] ?? text.failures['internal'] ?? { title: code, next: '' };
}

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
