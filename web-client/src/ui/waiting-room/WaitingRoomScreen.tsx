import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { LocalMedia } from '../../media/LocalMedia';
import type { WaitingState } from '../../session/state';
import { practiceTelephone } from '../../practice/telephone';
import { text } from '../../text';
import { Preview } from '../preflight/Preview';
import { ConnectionDownBanner } from '../network/ConnectionDownBanner';
import { Announcer } from '../shared/Announcer';
import { Button } from '../shared/Button';
import { CallPractice } from '../shared/CallPractice';
import cardStyles from '../shared/Card.module.css';
import { CircleOfChairs, type Chair } from '../shared/CircleOfChairs';
import { classes } from '../shared/classes';
import { timeOfDay } from '../shared/format';
import { Screen } from '../shared/Screen';
import { useObservable } from '../shared/useObservable';
import styles from './WaitingRoomScreen.module.css';

interface WaitingRoomScreenProps {
  state: WaitingState;
  local: LocalMedia;
  /** The check-in questions, placed where the eye goes next. */
  questions?: ComponentChildren;
  /** The button to call a counselor at once. */
  help?: ComponentChildren;
  onLeave: () => void;
  onOtherDevice: () => void;
}

/**
 * The waiting room: states truthfully whether a lead knows that this person is here, and nothing about other
 * participants.
 */
export function WaitingRoomScreen({
  state,
  local,
  questions,
  help,
  onLeave,
  onOtherDevice,
}: WaitingRoomScreenProps) {
  const { title, body } = words(state, Boolean(questions));
  const { session } = state;
  const telephone = practiceTelephone();
  const begun = session.phase === 'in-session' || session.phase === 'on-break';
  return (
    <Screen title={title} over={session.title} wide>
      <ConnectionDownBanner connection={state.connection} />
      <div class={styles.columns}>
        <div class={styles.words}>
          <div class={styles.now}>
            <div class={styles.smallCircle}>
              <CircleOfChairs size={84} chairs={chairs(state.waitingRoom.leadsHere)} />
            </div>
            <div>
              <p class={styles.body}>{body}</p>
              <p class={styles.time}>
                {begun
                  ? text.waiting.started
                  : text.waiting.startsAt(timeOfDay(session.startsAt, session.zone))}
              </p>
            </div>
          </div>
          <div class={classes(styles.help, state.help && styles.called)}>{help}</div>
          {questions}
          <section class={classes(cardStyles.card, styles.next)} aria-labelledby="next">
            <h2 id="next">{text.waiting.next}</h2>
            <ol>
              {text.waiting.nextSteps.map((step, index) => (
                <li key={step}>
                  <span class={styles.number} aria-hidden="true">
                    {index + 1}
                  </span>
                  {step}
                </li>
              ))}
            </ol>
            {telephone && (
              <div>
                <p>{text.practice.stuck}</p>
                <CallPractice />
              </div>
            )}
          </section>
        </div>
        <div class={styles.side}>
          <div class={styles.circle}>
            <CircleOfChairs size={168} chairs={chairs(state.waitingRoom.leadsHere)} />
          </div>
          <OwnMedia local={local} />
          <div class={styles.ways}>
            <Button look="plain" icon="device" onClick={onOtherDevice}>
              {text.otherDevice.open}
            </Button>
            <Button look="plain" icon="leave" onClick={onLeave}>
              {text.waiting.leave}
            </Button>
          </div>
        </div>
      </div>
      <Announcer say={state.connection === 'up' ? `${title}. ${body}` : text.room.connectionDown} />
    </Screen>
  );
}

function words({ waitingRoom, returned }: WaitingState, asked: boolean) {
  if (waitingRoom.leadsHere > 0 && waitingRoom.seen) {
    return {
      title: text.waiting.titleSeen,
      body: returned ? text.waiting.returned : asked ? text.waiting.seenAsked : text.waiting.seen,
    };
  }
  if (returned) return { title: text.waiting.titleReturned, body: text.waiting.returned };
  if (waitingRoom.leadsHere > 0) return { title: text.waiting.titleHere, body: text.waiting.here };
  return { title: text.waiting.titleNobody, body: text.waiting.nobody };
}

/** The own chair, and those of leads as they arrive; never another participant's. */
function chairs(leadsHere: number): Record<number, Chair> {
  const taken: Record<number, Chair> = { 4: 'own' };
  [0, 1, 7].slice(0, leadsHere).forEach((seat) => (taken[seat] = 'lead'));
  return taken;
}

function OwnMedia({ local }: { local: LocalMedia }) {
  const { audio, video } = useObservable(local.state);
  const [open, setOpen] = useState(false);
  return (
    <div class={styles.own}>
      <p class={styles.private}>{text.waiting.private}</p>
      {open && <Preview video={video} />}
      <div class={styles.switches}>
        <Button
          icon={audio.on ? 'microphone' : 'microphone-off'}
          onClick={() => void local.turn('audio', !audio.on)}
        >
          {audio.on ? text.room.mic.on : text.room.mic.off}
        </Button>
        <Button
          icon={video.on ? 'camera' : 'camera-off'}
          onClick={() => {
            setOpen(!video.on);
            void local.turn('video', !video.on);
          }}
        >
          {video.on ? text.room.camera.on : text.room.camera.off}
        </Button>
      </div>
    </div>
  );
}
