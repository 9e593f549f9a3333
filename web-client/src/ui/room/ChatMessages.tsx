import { useEffect, useRef } from 'preact/hooks';
import type { ChatMessage } from '../../session/state';
import { text } from '../../text';
import { classes } from '../shared/classes';
import { timeOfDay } from '../shared/format';
import styles from './ChatMessages.module.css';

interface ChatMessagesProps {
  messages: ChatMessage[];
  zone: string;
  title: string;
  empty: string;
  /** Answers a participant in private; absent where that is not allowed. */
  onAnswer?: ((participantId: string) => void) | undefined;
}

export function ChatMessages({ messages, zone, title, empty, onAnswer }: ChatMessagesProps) {
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => end.current?.scrollIntoView?.({ block: 'end' }), [messages.length]);
  return (
    <div class={styles.scroll} role="log" aria-label={title} tabIndex={0}>
      <ul class={styles.messages}>
        {messages.length === 0 && <li class={styles.empty}>{empty}</li>}
        {messages.map((message) => (
          <li
            key={message.number}
            class={classes(styles.message, message.mine && styles.mine)}
            data-to={message.to}
          >
            <p class={styles.who}>
              {message.mine ? text.room.you : message.name}{' '}
              <time dateTime={message.at}>{timeOfDay(message.at, zone)}</time>
              {address(message) && <span class={styles.only}> {address(message)}</span>}
            </p>
            <p class={styles.text}>{message.text}</p>
            {onAnswer && !message.mine && message.to !== 'group' && (
              <button type="button" class={styles.answer} onClick={() => onAnswer(message.from)}>
                {text.chat.answer(message.name)}
              </button>
            )}
          </li>
        ))}
        <li ref={end} aria-hidden="true" />
      </ul>
    </div>
  );
}

/** The note beside a message that not everyone can read. */
function address(message: ChatMessage): string | null {
  if (message.to === 'group' || message.amongLeads) return null;
  if (message.to === 'leads') return text.chat.onlyLeads;
  return message.mine ? text.chat.onlyOne(message.toName ?? '') : text.chat.onlyYou;
}
