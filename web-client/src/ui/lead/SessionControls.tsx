import { useState } from 'preact/hooks';
import type { SessionView } from '../../protocol/messages';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { resumeLabel } from './resumeLabel';
import styles from './SessionControls.module.css';

interface SessionControlsProps {
  session: SessionView;
  controller: RoomController;
  onDownload: () => void;
}

/** The button that the group waits for: to begin or to resume. Empty otherwise. */
export function StartControl({ session, controller }: Omit<SessionControlsProps, 'onDownload'>) {
  const waitsFor = { 'doors-open': 'start', 'on-break': 'resume' } as const;
  const type =
    session.phase === 'doors-open' || session.phase === 'on-break' ? waitsFor[session.phase] : null;
  return (
    type && (
      <div class={styles.start}>
        <Button look="main" icon="play" wide onClick={() => void controller.command({ type })}>
          {type === 'resume' ? resumeLabel(session) : text.lead.start}
        </Button>
      </div>
    )
  );
}

/** The other actions of the session; only those that apply now are shown. */
export function SessionControls({ session, controller, onDownload }: SessionControlsProps) {
  const [ending, setEnding] = useState(false);
  const { phase, doorLocked } = session;
  const begun = phase === 'in-session' || phase === 'on-break';
  return (
    <div class={styles.controls}>
      {phase === 'in-session' && (
        <Button icon="cup" onClick={() => void controller.command({ type: 'take-break' })}>
          {text.lead.takeBreak}
        </Button>
      )}
      {begun && (
        <Button icon="stop" onClick={() => setEnding(true)}>
          {text.lead.end}
        </Button>
      )}
      <Button
        icon={doorLocked ? 'lock' : 'unlock'}
        onClick={() => void controller.command({ type: doorLocked ? 'unlock-door' : 'lock-door' })}
      >
        {doorLocked ? text.lead.unlock : text.lead.lock}
      </Button>
      <Button icon="download" onClick={onDownload}>
        {text.attendanceCsv}
      </Button>
      {ending && (
        <ConfirmDialog
          title={text.lead.endTitle}
          body={text.lead.endBody}
          yes={text.lead.endYes}
          danger
          onNo={() => setEnding(false)}
          onYes={() => {
            setEnding(false);
            void controller.command({ type: 'end' });
          }}
        />
      )}
    </div>
  );
}
