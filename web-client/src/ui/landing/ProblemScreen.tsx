import { failureText, text } from '../../text';
import { Announcer } from '../shared/Announcer';
import { Button } from '../shared/Button';
import { CallPractice } from '../shared/CallPractice';
import { Screen, Ways } from '../shared/Screen';
import styles from './ProblemScreen.module.css';

interface ProblemScreenProps {
  code: string;
  /** True while the page retries by itself. */
  retrying: boolean;
  onRetry: () => void;
}

/** A failure in plain words, with the next step. */
export function ProblemScreen({ code, retrying, onRetry }: ProblemScreenProps) {
  const { title, next } = failureText(code);
  return (
    <Screen title={title}>
      <p class={styles.next}>{next}</p>
      <CallPractice />
      {retrying && (
        <Ways>
          <Button look="main" size="l" onClick={onRetry}>
            {text.out.tryAgain}
          </Button>
        </Ways>
      )}
      <Announcer say={`${title}. ${next}`} urgent />
    </Screen>
  );
}
