import { useState } from 'preact/hooks';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { ConfirmDialog } from '../shared/ConfirmDialog';

interface StartCrisisProps {
  participantId: string;
  name: string;
  /** Beside other buttons in a narrow row. */
  short?: boolean;
  /** The participant has left: they can only be called. */
  gone?: boolean;
  controller: Pick<RoomController, 'command'>;
  onStarted?: () => void;
}

/** Starts a crisis for a participant in danger: the lead goes there, or calls a participant who has left. */
export function StartCrisis({ participantId, name, short, gone, controller, onStarted }: StartCrisisProps) {
  const [asking, setAsking] = useState(false);
  const words = gone ? text.crisis.gone : text.crisis;
  return (
    <>
      <Button
        look="plain"
        aria-label={(short ? text.crisis.startShortNamed : words.startNamed)(name)}
        onClick={() => setAsking(true)}
      >
        {short ? text.crisis.startShort : words.start}
      </Button>
      {asking && (
        <ConfirmDialog
          title={words.startTitle(name)}
          body={words.startBody}
          yes={words.startYes}
          danger
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            void controller.command({ type: 'raise-crisis', participantId });
            onStarted?.();
          }}
        />
      )}
    </>
  );
}
