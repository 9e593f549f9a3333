import type { LeadView, RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { timeOfDay } from '../shared/format';
import sectionStyles from '../shared/PanelSection.module.css';
import { useNow } from '../shared/useNow';
import { handsInOrder } from '../room/hands';
import { notSpokenYet } from './talkTime';
import styles from './TalkTimeSection.module.css';

interface TalkTimeSectionProps {
  state: RoomState;
  lead: LeadView;
  controller: RoomController;
}

/**
 * Possible next speakers: raised hands in their order, participants who have not spoken, and expected ones. Empty
 * lists are not shown.
 */
export function TalkTimeSection({ state, lead, controller }: TalkTimeSectionProps) {
  const now = useNow(30_000) + state.clockAheadMs;
  const hands = handsInOrder(state.participants);
  const silent = notSpokenYet(state, lead);
  const { expected } = lead;
  const since = lead.spoke?.since ?? null;
  const late = now >= Date.parse(state.session.startsAt);
  if (hands.length + silent.length + expected.length === 0) return null;
  return (
    <section class={sectionStyles.section}>
      {hands.length > 0 && (
        <>
          <h3>{text.lead.hands(hands.length)}</h3>
          <ol class={styles.hands} data-testid="hands">
            {hands.map((one) => (
              <li key={one.participantId}>
                <span class={styles.name}>{one.name}</span>
                <Button
                  icon="hand"
                  aria-label={text.lead.callOnNamed(one.name)}
                  onClick={() =>
                    void controller.command({ type: 'call-on', participantId: one.participantId })
                  }
                >
                  {text.lead.callOn}
                </Button>
              </li>
            ))}
          </ol>
        </>
      )}
      {silent.length > 0 && (
        <Names
          title={
            since
              ? text.lead.notSpokenSince(timeOfDay(since, state.session.zone), silent.length)
              : text.lead.notSpoken(silent.length)
          }
          names={silent}
          note={since && text.lead.spokeBefore}
          testId="not-spoken"
        />
      )}
      {expected.length > 0 && (
        <Names
          title={late ? text.lead.late(expected.length) : text.lead.expected(expected.length)}
          names={expected}
          testId="expected"
        />
      )}
    </section>
  );
}

interface NamesProps {
  title: string;
  names: { name: string }[];
  note?: string | null;
  testId: string;
}

function Names({ title, names, note, testId }: NamesProps) {
  return (
    <p class={styles.names} data-testid={testId}>
      <strong>{title}</strong> {text.listOf(names.map((one) => one.name))}
      {note && <> {note}</>}
    </p>
  );
}
