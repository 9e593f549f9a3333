import { useState } from 'preact/hooks';
import type { Participant } from '../../protocol/messages';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { Dialog } from '../shared/Dialog';
import dialog from '../shared/Dialog.module.css';
import styles from './SideRoomsSection.module.css';
import { evenSplit } from './whereabouts';

interface SplitDialogProps {
  people: Participant[];
  onClose: () => void;
  onSplit: (groups: string[][]) => void;
}

const MOST_GROUPS = 6;

/** The dialog to split the group: starts with an even split; a click moves a person to the next group. */
export function SplitDialog({ people, onClose, onSplit }: SplitDialogProps) {
  const ids = people.map((one) => one.participantId);
  const [count, setCount] = useState(2);
  const [groupOf, setGroupOf] = useState(() => evenSplit(ids, 2));
  const deal = (groups: number) => {
    setCount(groups);
    setGroupOf(evenSplit(ids, groups));
  };
  const groups = Array.from({ length: count }, (_, number) => ids.filter((id) => groupOf[id] === number));
  const ready = groups.every((group) => group.length > 0);
  return (
    <Dialog title={text.sideRooms.splitTitle} onClose={onClose}>
      <p>{text.sideRooms.splitBody}</p>
      <div class={styles.count} role="group" aria-label={text.sideRooms.howMany}>
        <Button disabled={count <= 2} aria-label={text.sideRooms.fewer} onClick={() => deal(count - 1)}>
          {text.sideRooms.fewerSign}
        </Button>
        <strong aria-live="polite">{text.sideRooms.groups(count)}</strong>
        <Button
          disabled={count >= Math.min(MOST_GROUPS, people.length)}
          aria-label={text.sideRooms.more}
          onClick={() => deal(count + 1)}
        >
          {text.sideRooms.moreSign}
        </Button>
      </div>
      <ul class={styles.people}>
        {people.map((one) => {
          const number = groupOf[one.participantId] ?? 0;
          return (
            <li key={one.participantId}>
              <button
                type="button"
                class={styles.person}
                onClick={() => setGroupOf({ ...groupOf, [one.participantId]: (number + 1) % count })}
              >
                <span>{one.name}</span>
                <strong>{text.sideRooms.group(number + 1)}</strong>
              </button>
            </li>
          );
        })}
      </ul>
      {!ready && <p role="status">{text.sideRooms.emptyGroup}</p>}
      <div class={dialog.buttons}>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="main" disabled={!ready} onClick={() => onSplit(groups)}>
          {text.sideRooms.splitYes}
        </Button>
      </div>
    </Dialog>
  );
}
