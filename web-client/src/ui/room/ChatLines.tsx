import { useEffect, useRef } from 'preact/hooks';
import type { ChatLine } from '../../session/state';
import { text } from '../../text';
import { classes } from '../shared/classes';
import { timeOfDay } from '../shared/format';
import styles from './ChatLines.module.css';

interface ChatLinesProps {
  lines: ChatLine[];
  zone: string;
  title: string;
  empty: string;
  /** Answer somebody in private; left out where that is not allowed. */
  onAnswer?: ((participantId: string) => void) | undefined;
}

export function ChatLines({ lines, zone, title, empty, onAnswer }: ChatLinesProps) {
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => end.current?.scrollIntoView?.({ block: 'end' }), [lines.length]);
  return (
    <div class={styles.scroll} role="log" aria-label={title} tabIndex={0}>
      <ul class={styles.lines}>
        {lines.length === 0 && <li class={styles.empty}>{empty}</li>}
        {lines.map((line) => (
          <li key={line.number} class={classes(styles.line, line.mine && styles.mine)} data-to={line.to}>
            <p class={styles.who}>
              {line.mine ? text.room.you : line.name}{' '}
              <time dateTime={line.at}>{timeOfDay(line.at, zone)}</time>
              {address(line) && <span class={styles.only}> {address(line)}</span>}
            </p>
            <p class={styles.text}>{line.text}</p>
            {onAnswer && !line.mine && line.to !== 'group' && (
              <button type="button" class={styles.answer} onClick={() => onAnswer(line.from)}>
                {text.chat.answer(line.name)}
              </button>
            )}
          </li>
        ))}
        <li ref={end} aria-hidden="true" />
      </ul>
    </div>
  );
}

/** Said of what not everybody reads. */
function address(line: ChatLine): string | null {
  if (line.to === 'group' || line.amongLeads) return null;
  if (line.to === 'leads') return text.chat.onlyLeads;
  return line.mine ? text.chat.onlyOne(line.toName ?? '') : text.chat.onlyYou;
}
