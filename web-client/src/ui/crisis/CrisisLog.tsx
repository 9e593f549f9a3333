import { useId, useState } from 'preact/hooks';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { timeOfDay } from '../shared/format';
import styles from './CrisisCard.module.css';
import type { LogLine } from '../../api/crises';

/** The log: step, person, time. */
export function CrisisLog({ log, zone }: { log: LogLine[]; zone: string | undefined }) {
  if (log.length === 0) return null;
  return (
    <ol class={styles.log} data-testid="crisis-log">
      {log.map((line, index) => (
        <li key={index}>
          {line.step === 'note' ? line.text : text.crisis.steps[line.step]}
          <div class={styles.soft}>
            {text.remarks([timeOfDay(line.at, zone), line.by, line.late && text.crisisRecords.late])}
          </div>
        </li>
      ))}
    </ol>
  );
}

interface NoteFormProps {
  hint: string;
  /** Resolves to true when the entry was saved. */
  onAdd: (note: string) => Promise<boolean>;
}

export function NoteForm({ hint, onAdd }: NoteFormProps) {
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <form
      class={styles.note}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') void onAdd(note.trim()).then((kept) => kept && setNote(''));
      }}
    >
      <label for={id}>{text.crisis.noteLabel}</label>
      <textarea
        id={id}
        maxLength={2000}
        value={note}
        aria-describedby={`${id}-readers`}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <p id={`${id}-readers`} class={styles.soft}>
        {hint}
      </p>
      <Button type="submit">{text.crisis.addNote}</Button>
    </form>
  );
}
