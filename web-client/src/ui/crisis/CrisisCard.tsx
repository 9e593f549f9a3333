import { useEffect, useState } from 'preact/hooks';
import type { Crisis } from '../../protocol/messages';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { timeOfDay } from '../shared/format';
import { useNow } from '../shared/useNow';
import styles from './CrisisCard.module.css';
import { dialled, steps, type CrisisCardView, type LogLine, type Step } from './crisisCard';
import { minutesAndSeconds } from './crisisViews';

interface CrisisCardProps {
  crisis: Crisis;
  clockAheadMs: number;
  zone: string;
  controller: Pick<RoomController, 'json'>;
}

const AGAIN_MS = 3000;

/** Whom to call, and what was done: everything that a lead needs beside the person. */
export function CrisisCard({ crisis, clockAheadMs, zone, controller }: CrisisCardProps) {
  const path = `crises/${encodeURIComponent(crisis.crisisId)}`;
  const [card, setCard] = useState<CrisisCardView>();
  const [failed, setFailed] = useState<'card' | 'note'>();
  const now = useNow(1000) + clockAheadMs;
  useEffect(() => {
    let gone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const read = () =>
      void controller.json(path).then(
        (found) => {
          if (gone) return;
          setFailed(undefined);
          setCard(found as CrisisCardView);
        },
        () => {
          if (gone) return;
          setFailed('card');
          again = setTimeout(read, AGAIN_MS);
        },
      );
    read();
    return () => {
      gone = true;
      clearTimeout(again);
    };
    // Whoever comes back has media again.
  }, [path, crisis.connected]);

  /** Whether it is kept. */
  const done = async (step: Step, note?: string): Promise<boolean> => {
    try {
      const line = (await controller.json(`${path}/notes`, { step, ...(note && { text: note }) })) as LogLine;
      setCard((before) => before && { ...before, log: [...before.log, line] });
      setFailed(undefined);
      return true;
    } catch {
      setFailed('note');
      return false;
    }
  };

  return (
    <section class={styles.card} aria-labelledby="crisis-card" data-testid="crisis-card">
      <div class={styles.heading}>
        <h3 id="crisis-card">{text.crisis.card(crisis.name)}</h3>
        <span>{text.crisis.since(minutesAndSeconds(now - Date.parse(crisis.raisedAt)))}</span>
      </div>
      <p class={styles.warning}>{text.crisis.only911}</p>
      {card && <Facts card={card} zone={zone} />}
      {failed && <p role="alert">{failed === 'card' ? text.crisis.failed : text.crisis.notSaved}</p>}
      <h4>{text.crisis.log}</h4>
      <div class={styles.steps}>
        {steps.map((step) => (
          <Button key={step} onClick={() => void done(step)}>
            {text.crisis.steps[step]}
          </Button>
        ))}
      </div>
      <NoteForm onAdd={(note) => done('note', note)} />
      {card && card.log.length > 0 && (
        <ol class={styles.log} data-testid="crisis-log">
          {card.log.map((line, index) => (
            <li key={index}>
              {line.step === 'note' ? line.text : text.crisis.steps[line.step]}
              <div class={styles.soft}>
                {timeOfDay(line.at, zone)} · {line.by}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Facts({ card, zone }: { card: CrisisCardView; zone: string }) {
  const { place, support } = card;
  const lines = place && [place.address, place.city, place.county, place.state].filter(Boolean).join(', ');
  return (
    <dl class={styles.facts}>
      <div>
        <dt>{text.crisis.place}</dt>
        <dd data-testid="crisis-place">{lines || text.crisis.noPlace}</dd>
        {lines && !place?.confirmed && <dd>{text.crisis.placeUnconfirmed}</dd>}
      </div>
      <div>
        <dt>{text.crisis.phone}</dt>
        <dd>{card.callBack ? <Call number={card.callBack} /> : text.crisis.notKnown}</dd>
      </div>
      <div>
        <dt>{text.crisis.support}</dt>
        <dd>
          {support?.name ?? text.crisis.notKnown} {support?.phone && <Call number={support.phone} />}
        </dd>
      </div>
      <div>
        <dt>{text.crisis.numbers}</dt>
        {card.numbers.length === 0 && <dd>{text.crisis.noNumbers}</dd>}
        {card.numbers.map((one) => (
          <dd key={one.name}>
            {one.name} <Call number={one.number} />
          </dd>
        ))}
      </div>
      <div>
        <dd class={styles.soft}>
          {card.lastMediaAt
            ? text.crisis.lastMedia(timeOfDay(card.lastMediaAt, zone))
            : text.crisis.neverMedia}
        </dd>
      </div>
    </dl>
  );
}

function Call({ number }: { number: string }) {
  return <a href={dialled(number)}>{number}</a>;
}

function NoteForm({ onAdd }: { onAdd: (note: string) => Promise<boolean> }) {
  const [note, setNote] = useState('');
  return (
    <form
      class={styles.note}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') void onAdd(note.trim()).then((kept) => kept && setNote(''));
      }}
    >
      <label for="crisis-note">{text.crisis.noteLabel}</label>
      <textarea
        id="crisis-note"
        maxLength={2000}
        value={note}
        aria-describedby="crisis-note-readers"
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <p id="crisis-note-readers" class={styles.soft}>
        {text.crisis.whoSees}
      </p>
      <Button type="submit">{text.crisis.addNote}</Button>
    </form>
  );
}
