import type { ComponentChildren } from 'preact';
import type { OutState } from '../../session/state';
import { failureText, text } from '../../text';
import { Announcer } from '../shared/Announcer';
import { Button } from '../shared/Button';
import { CallPractice } from '../shared/CallPractice';
import { Screen, Ways } from '../shared/Screen';
import styles from './OutScreen.module.css';

interface OutScreenProps {
  state: OutState;
  onComeBack: () => void;
  onToToday: () => void;
  onDownload: () => void;
  /** For leads: the button to the crisis records. */
  records?: ComponentChildren;
}

/** The end of the session for this tab, with its reason and the possible next steps. */
export function OutScreen({ state, onComeBack, onToToday, onDownload, records }: OutScreenProps) {
  const { reason, code } = state.ending;
  const { title, next } = reason === 'refused' ? failureText(code ?? 'internal') : text.out[reason];
  const back = wayBack(reason, code);
  const lead = state.you?.role === 'lead';
  return (
    <Screen title={title} over={state.session?.title}>
      <p class={styles.next}>{next}</p>
      {!lead && isStuck(reason) && <CallPractice />}
      <Ways>
        {back && (
          <Button look="main" size="l" onClick={reason === 'old-page' ? () => location.reload() : onComeBack}>
            {back}
          </Button>
        )}
        {lead && reason === 'session-ended' && (
          <Button look="main" size="l" icon="download" onClick={onDownload}>
            {text.attendanceCsv}
          </Button>
        )}
        {lead && records}
        <Button look="plain" size="l" onClick={onToToday}>
          {text.out.toToday}
        </Button>
      </Ways>
      {!lead && reason !== 'taken-over' && reason !== 'old-page' && (
        <p class={styles.safety}>{text.out.safety}</p>
      )}
      <Announcer say={`${title}. ${next}`} urgent />
    </Screen>
  );
}

/** Declined or removed: only the practice can help. */
function isStuck(reason: OutState['ending']['reason']): boolean {
  return reason === 'removed' || reason === 'declined' || reason === 'refused';
}

function wayBack(reason: OutState['ending']['reason'], code: string | undefined): string | undefined {
  switch (reason) {
    case 'left':
      return text.out.comeBack;
    case 'taken-over':
      return text.out.useThisOne;
    case 'declined':
      return text.out.tryAgain;
    case 'old-page':
      return text.out.loadAgain;
    case 'refused':
      return code === 'removed-before' || code === 'session-ended' || code === 'not-booked'
        ? undefined
        : text.out.tryAgain;
    case 'removed':
    case 'session-ended':
      return undefined;
  }
}
