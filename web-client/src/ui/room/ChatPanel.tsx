import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatLine } from '../../session/state';
import { text } from '../../text';
import { classes } from '../shared/classes';
import { timeOfDay } from '../shared/format';
import { Icon } from '../shared/Icon';
import styles from './ChatPanel.module.css';

const LONGEST = 2000;

interface ChatPanelProps {
  lines: ChatLine[];
  zone: string;
  /** False: it was not sent, and the words stay in the box. */
  onSend: (message: string) => Promise<boolean>;
}

export function ChatPanel({ lines, zone, onSend }: ChatPanelProps) {
  const [draft, setDraft] = useState('');
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => end.current?.scrollIntoView?.({ block: 'end' }), [lines.length]);

  const send = async () => {
    // From the box itself: a quick Enter comes before the draft is drawn again.
    const message = (box.current?.value ?? draft).trim();
    if (!message) return;
    if (box.current) box.current.value = '';
    setDraft('');
    const sent = await onSend(message);
    setFailed(!sent);
    // What was written in the meantime is kept, too.
    if (!sent) setDraft((now) => (now ? `${message}\n${now}` : message));
  };

  return (
    <div class={styles.chat}>
      <p class={styles.notice}>{text.chat.everyone}</p>
      <div class={styles.scroll} role="log" aria-label={text.chat.title} tabIndex={0}>
        <ul class={styles.lines}>
          {lines.length === 0 && <li class={styles.empty}>{text.chat.empty}</li>}
          {lines.map((line) => (
            <li key={line.number} class={classes(styles.line, line.mine && styles.mine)}>
              <p class={styles.who}>
                {line.mine ? text.room.you : line.name}{' '}
                <time dateTime={line.at}>{timeOfDay(line.at, zone)}</time>
              </p>
              <p class={styles.text}>{line.text}</p>
            </li>
          ))}
          <li ref={end} aria-hidden="true" />
        </ul>
      </div>
      {failed && (
        <p class={styles.failed} role="alert">
          {text.chat.failed}
        </p>
      )}
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <textarea
          ref={box}
          class={styles.input}
          aria-label={text.chat.label}
          placeholder={text.chat.label}
          rows={2}
          maxLength={LONGEST}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <button type="submit" class={styles.send} aria-label={text.chat.send}>
          <Icon name="send" />
        </button>
      </form>
    </div>
  );
}
