import type { ComponentChildren } from 'preact';
import checkInQuestions from '../../../config/check-in.questionnaire.json';
import type { Asking, CheckInState } from '../../src/check-in/CheckInForm';
import { type Answers, type Item, steps } from '../../src/check-in/questionnaire';
import { waitingSnapshot } from '../../src/testing/people';
import { CheckInView } from '../../src/ui/check-in/CheckInView';
import { HelpButton } from '../../src/ui/crisis/HelpButton';
import { WaitingRoomScreen } from '../../src/ui/waiting-room/WaitingRoomScreen';
import { controller, local, off, on, waiting, withCamera } from '../fixtures';
import { nothing, waitingRoom } from '../sideRooms';
import type { Screens } from '../screen';

const questions = steps(checkInQuestions.item as Item[]);

const remembered: Answers = {
  'location.address': '1200 Willow Street',
  'location.city': 'Austin',
  'location.county': 'Travis',
  'location.state': 'TX',
  'call-back': '512 555 0134',
};

const checkIn = (step: number, change: Partial<Asking> = {}): ComponentChildren =>
  checkInAt({
    at: 'asking',
    steps: questions,
    step,
    answers: {},
    confirming: [],
    missing: [],
    sending: false,
    problem: null,
    ...change,
  });

const checkInAt = (state: CheckInState): ComponentChildren => (
  <WaitingRoomScreen
    state={waiting(waitingSnapshot, { waitingRoom: { leadsHere: 1, seen: true } })}
    local={local(on(null), off)}
    help={<HelpButton help={undefined} connection="up" controller={controller([], withCamera())} />}
    questions={
      <CheckInView
        state={state}
        form={{
          answer: nothing,
          correct: nothing,
          next: nothing,
          back: nothing,
          send: async () => undefined,
          again: nothing,
        }}
      />
    }
    onLeave={nothing}
    onOtherDevice={nothing}
  />
);

export const waitingScreens: Screens = {
  'waiting-nobody': () => waitingRoom({ waitingRoom: { leadsHere: 0, seen: false } }),
  'waiting-here': () => waitingRoom({ waitingRoom: { leadsHere: 1, seen: false } }),
  'waiting-seen': () => waitingRoom({ waitingRoom: { leadsHere: 2, seen: true } }),
  'waiting-down': () => waitingRoom({ connection: 'down' }),
  'check-in-where': () => checkIn(0, { missing: ['location.confirmed'] }),
  'check-in-remembered': () =>
    checkIn(0, { answers: { ...remembered, 'location.confirmed': true }, confirming: ['location'] }),
  'check-in-reach': () => checkIn(1, { answers: remembered }),
  'check-in-craving': () => checkIn(4, { answers: { craving: 3 } }),
  'check-in-safe': () => checkIn(6, { answers: { safe: true }, problem: 'unavailable' }),
  'check-in-thanks': () => checkInAt({ at: 'received', worry: null }),
  'check-in-unsafe': () => checkInAt({ at: 'received', worry: 'unsafe' }),
};
