import type { LeadView } from '../../session/state';
import type { WaitingPerson } from '../../protocol/messages';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { CheckSummary } from '../shared/CheckSummary';
import { initials, timeOfDay } from '../shared/format';
import { useNow } from '../shared/useNow';
import styles from './Queue.module.css';

interface QueueProps {
  lead: LeadView;
  clockAheadMs: number;
  zone: string;
  controller: RoomController;
}

/** Who is waiting, in the order they came. One at a time is the rule in health care; everybody at once is a button. */
export function Queue({ lead, clockAheadMs, zone, controller }: QueueProps) {
  const now = useNow(10_000) + clockAheadMs;
  const here = lead.queue.filter((person) => person.leftAt === null && person.connected);
  const present = lead.queue.filter((person) => person.leftAt === null).length;
  return (
    <section class={styles.queue} aria-labelledby="queue">
      <div class={styles.heading}>
        <h3 id="queue">{text.lead.waiting(present)}</h3>
        {here.length > 1 && (
          <Button look="main" onClick={() => void controller.command({ type: 'admit-all' })}>
            {text.lead.admitAll}
          </Button>
        )}
      </div>
      {lead.queue.length === 0 ? (
        <p class={styles.nobody}>{text.lead.nobodyWaiting}</p>
      ) : (
        <ul>
          {lead.queue.map((person) => (
            <li key={person.participantId} class={styles.person} data-testid="waiting-person">
              <span class={styles.initials} aria-hidden="true">
                {initials(person.name)}
              </span>
              <span class={styles.who}>
                <span class={styles.name}>{person.name}</span>
                <span class={styles.since}>{since(person, now, zone)}</span>
              </span>
              {person.leftAt === null && (
                <span class={styles.buttons}>
                  <Button
                    look="plain"
                    aria-label={text.lead.declineNamed(person.name)}
                    onClick={() =>
                      void controller.command({ type: 'decline', participantId: person.participantId })
                    }
                  >
                    {text.lead.decline}
                  </Button>
                  <Button
                    look="main"
                    aria-label={text.lead.admitNamed(person.name)}
                    onClick={() =>
                      void controller.command({ type: 'admit', participantId: person.participantId })
                    }
                  >
                    {text.lead.admit}
                  </Button>
                </span>
              )}
              {person.leftAt === null && person.check && (
                <span class={styles.check}>
                  <CheckSummary check={person.check} zone={zone} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function since(person: WaitingPerson, now: number, zone: string): string {
  if (person.leftAt !== null) return text.lead.wentAway(timeOfDay(person.leftAt, zone));
  if (!person.connected) return text.lead.lineDropped;
  return text.lead.waitingSince(Math.floor((now - Date.parse(person.arrivedAt)) / 60_000));
}
