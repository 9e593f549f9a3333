import { useState } from 'preact/hooks';
import { isInCare, type LeadView } from '../../session/state';
import type { WaitingPerson } from '../../protocol/messages';
import { text } from '../../text';
import { StartCrisis } from '../crisis/StartCrisis';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { PreflightSummary } from '../shared/PreflightSummary';
import { classes } from '../shared/classes';
import { initials, timeOfDay } from '../shared/format';
import initialsStyles from '../shared/Initials.module.css';
import { useNow } from '../shared/useNow';
import { AdmitDialog } from './AdmitDialog';
import { CheckInCard } from './CheckInCard';
import styles from './Queue.module.css';

interface QueueProps {
  lead: LeadView;
  clockAheadMs: number;
  zone: string;
  controller: RoomController;
}

/**
 * The waiting room: most urgent first, then in order of arrival. Admitting one at a time is the rule in health care;
 * admitting all is a button.
 */
export function Queue({ lead, clockAheadMs, zone, controller }: QueueProps) {
  const now = useNow(10_000) + clockAheadMs;
  const here = lead.queue.filter((person) => person.leftAt === null && person.connected);
  const present = lead.queue.filter((person) => person.leftAt === null).length;
  return (
    <section class={styles.queue} aria-labelledby="queue">
      <h3 id="queue">{text.lead.waiting(present)}</h3>
      {lead.queue.length === 0 ? (
        <p class={styles.nobody}>{text.lead.nobodyWaiting}</p>
      ) : (
        <ul>
          {lead.queue.map((person) => (
            <Waiting
              key={person.participantId}
              person={person}
              now={now}
              zone={zone}
              controller={controller}
            />
          ))}
        </ul>
      )}
      {here.length > 1 && <AdmitAll people={here} controller={controller} />}
    </section>
  );
}

/** Under the list: a button that comes and goes above it would move the others under a finger. */
function AdmitAll({ people, controller }: { people: WaitingPerson[]; controller: RoomController }) {
  return (
    <div class={styles.everyone}>
      <Button onClick={() => void controller.command({ type: 'admit-all' })}>{text.lead.admitAll}</Button>
      {people.some((one) => one.role !== 'patient' || !one.checkIn?.locationConfirmed) && (
        <p class={styles.note}>{text.lead.admitAllNote}</p>
      )}
    </div>
  );
}

interface WaitingProps {
  person: WaitingPerson;
  now: number;
  zone: string;
  controller: RoomController;
}

function Waiting({ person, now, zone, controller }: WaitingProps) {
  const { participantId, name, role, checkIn } = person;
  const unsafe = checkIn?.need === 'unsafe';
  // Unsafe and changed answers are open at first; once closed they stay closed.
  const [chosen, setChosen] = useState<boolean>();
  const [asking, setAsking] = useState<'admit' | 'take-aside'>();
  const open = chosen ?? (unsafe || checkIn?.need === 'unknown');
  const letIn = async (type: 'admit' | 'take-aside') => {
    const outcome = await controller.command({ type, participantId });
    if (!outcome.done && outcome.code === 'location-unconfirmed') setAsking(type);
  };
  return (
    <li class={classes(styles.person, unsafe && styles.alarm)} data-testid="waiting-person">
      <span class={classes(initialsStyles.initials, styles.initials)} aria-hidden="true">
        {initials(name)}
      </span>
      <span class={styles.who}>
        <span class={styles.name}>{name}</span>
        {checkIn?.need && checkIn.need !== 'steady' && (
          <span class={classes(styles.need, styles[checkIn.need])}>{text.lead.need[checkIn.need]}</span>
        )}
        <span class={styles.since}>
          {text.remarks([
            since(person, now, zone),
            role === 'patient' && person.leftAt === null && !checkIn && text.lead.notAnswered,
            role !== 'patient' && text.roles[role],
          ])}
        </span>
      </span>
      {person.leftAt === null && (
        <Button look="main" aria-label={text.lead.admitNamed(name)} onClick={() => void letIn('admit')}>
          {text.lead.admit}
        </Button>
      )}
      {person.leftAt === null && (
        <span class={styles.buttons}>
          {checkIn && <AnswersButton name={name} open={open} onToggle={() => setChosen(!open)} />}
          {person.connected && isInCare(person) && (
            <StartCrisis short participantId={participantId} name={name} controller={controller} />
          )}
          <Button
            look="plain"
            aria-label={text.lead.declineNamed(name)}
            onClick={() => void controller.command({ type: 'decline', participantId })}
          >
            {text.lead.decline}
          </Button>
          {person.connected && isInCare(person) && (
            <Button
              look={unsafe ? 'soft' : 'plain'}
              aria-label={text.sideRooms.talkFirstNamed(name)}
              onClick={() => void letIn('take-aside')}
            >
              {text.sideRooms.talkFirst}
            </Button>
          )}
        </span>
      )}
      {person.leftAt !== null && (checkIn || isInCare(person)) && (
        <span class={styles.buttons}>
          {checkIn && <AnswersButton name={name} open={open} onToggle={() => setChosen(!open)} />}
          {isInCare(person) && (
            <StartCrisis gone participantId={participantId} name={name} controller={controller} />
          )}
        </span>
      )}
      {person.leftAt === null && person.preflight && (
        <span class={styles.check}>
          <PreflightSummary check={person.preflight} zone={zone} />
        </span>
      )}
      {checkIn && open && (
        <CheckInCard
          participantId={participantId}
          name={name}
          checkIn={checkIn}
          zone={zone}
          controller={controller}
        />
      )}
      {asking && (
        <AdmitDialog
          name={name}
          onClose={() => setAsking(undefined)}
          onAdmit={(override) => {
            setAsking(undefined);
            void controller.command({ type: asking, participantId, override });
          }}
        />
      )}
    </li>
  );
}

function AnswersButton({ name, open, onToggle }: { name: string; open: boolean; onToggle: () => void }) {
  return (
    <Button look="plain" aria-expanded={open} aria-label={text.lead.answersOf(name)} onClick={onToggle}>
      {text.lead.answers}
    </Button>
  );
}

function since(person: WaitingPerson, now: number, zone: string): string {
  if (person.leftAt !== null) return text.lead.wentAway(timeOfDay(person.leftAt, zone));
  if (!person.connected) return text.lead.connectionDropped;
  return text.lead.waitingSince(Math.floor((now - Date.parse(person.arrivedAt)) / 60_000));
}
