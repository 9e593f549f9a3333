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
  controller: RoomController;
}

/** A lead sees that somebody is in danger, and goes there. */
export function StartCrisis({ participantId, name, short, controller }: StartCrisisProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        look="plain"
        aria-label={(short ? text.crisis.startShortNamed : text.crisis.startNamed)(name)}
        onClick={() => setAsking(true)}
      >
        {short ? text.crisis.startShort : text.crisis.start}
      </Button>
      {asking && (
        <ConfirmDialog
          title={text.crisis.startTitle(name)}
          body={text.crisis.startBody}
          yes={text.crisis.startYes}
          danger
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            void controller.command({ type: 'raise-crisis', participantId });
          }}
        />
      )}
    </>
  );
}
