import { useState } from 'preact/hooks';
import type { Agenda, AgendaPart, SessionView } from '../../protocol/messages';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { classes } from '../shared/classes';
import { useNow } from '../shared/useNow';
import styles from './AgendaSection.module.css';

interface AgendaSectionProps {
  session: SessionView;
  agenda: Agenda;
  clockAheadMs: number;
  controller: RoomController;
}

/** The present part of the agenda and its time, and a button for the next part. Nothing begins by itself. */
export function AgendaSection({ session, agenda, clockAheadMs, controller }: AgendaSectionProps) {
  const now = useNow(10_000) + clockAheadMs;
  const [all, setAll] = useState(false);
  const { parts, current } = agenda;
  const on = current ? parts[current.number - 1] : undefined;
  const next = parts[current?.number ?? 0];
  const begun = session.phase === 'in-session' || session.phase === 'on-break';
  const begin = (number: number) => void controller.command({ type: 'begin-part', number });
  const gone = current ? Math.max(0, Math.floor((now - Date.parse(current.since)) / 60_000)) : 0;
  const breakIsOver = on?.part === 'break' && session.phase === 'in-session';
  return (
    <section class={styles.agenda} aria-labelledby="agenda">
      <div class={styles.heading}>
        <h3 id="agenda">{text.lead.agenda}</h3>
        <Button
          look="plain"
          aria-expanded={all}
          aria-controls="agenda-parts"
          onClick={() => setAll((open) => !open)}
        >
          {text.lead.allParts}
        </Button>
      </div>
      {on && !breakIsOver ? (
        <p class={styles.now}>
          <span>{text.lead.partNow(on.title)}</span>
          <span class={classes(styles.time, gone > on.minutes && styles.over)} data-testid="part-time">
            {text.lead.partTime(gone, on.minutes)}
          </span>
        </p>
      ) : (
        <p class={styles.none}>{status(breakIsOver, begun, next)}</p>
      )}
      {begun && next && (
        <Button icon="play" wide onClick={() => begin((current?.number ?? 0) + 1)}>
          {text.lead.beginNext(next.title, next.minutes)}
        </Button>
      )}
      {all && (
        <ol id="agenda-parts">
          {parts.map((part, index) => (
            <li key={index} class={styles.part} aria-current={on === part ? 'step' : undefined}>
              <span class={styles.title}>{part.title}</span>
              <span class={styles.minutes}>{text.lead.partMinutes(part.minutes)}</span>
              {on === part ? (
                <span class={styles.isOn}>{text.lead.partIsOn}</span>
              ) : (
                begun && (
                  <Button
                    look="plain"
                    aria-label={text.lead.beginNamed(part.title)}
                    onClick={() => begin(index + 1)}
                  >
                    {text.lead.begin}
                  </Button>
                )
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function status(breakIsOver: boolean, begun: boolean, next: AgendaPart | undefined): string {
  if (breakIsOver) return text.lead.breakOver;
  return !begun && next ? text.lead.partFirst(next.title, next.minutes) : text.lead.noPart;
}
