import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../../text';
import { Icon } from '../shared/Icon';
import styles from './ChatBox.module.css';

const LONGEST = 2000;

interface ChatBoxProps {
  label: string;
  /** The audience of the message. */
  notice: string;
  /** No recipient is chosen yet. */
  disabled?: boolean;
  /** Resolves to false when it was not sent; the text stays in the field. */
  onSend: (message: string) => Promise<boolean>;
  /** Above the field: the recipient. */
  children?: ComponentChildren;
}

/** The field for writing, with a notice of the audience. */
export function ChatBox({ label, notice, disabled = false, onSend, children }: ChatBoxProps) {
  const [draft, setDraft] = useState('');
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);

  const send = async () => {
    // From the field itself: a quick Enter comes before the draft is drawn.
    const message = (box.current?.value ?? draft).trim();
    if (!message || disabled) return;
    if (box.current) box.current.value = '';
    setDraft('');
    const sent = await onSend(message);
    setFailed(!sent);
    // Text written in the meantime is kept, too.
    if (!sent) setDraft((now) => (now ? `${message}\n${now}` : message));
  };

  return (
    <>
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
        {children}
        <p class={styles.notice} id="chat-notice" data-testid="chat-notice">
          {notice}
        </p>
        <div class={styles.row}>
          <textarea
            ref={box}
            class={styles.input}
            aria-label={label}
            aria-describedby="chat-notice"
            placeholder={label}
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
          <button type="submit" class={styles.send} aria-label={text.chat.send} disabled={disabled}>
            <Icon name="send" />
          </button>
        </div>
      </form>
    </>
  );
}
