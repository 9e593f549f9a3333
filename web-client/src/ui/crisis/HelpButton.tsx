import { useState } from 'preact/hooks';
import type { RoomState, WaitingState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Announcer } from '../shared/Announcer';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import styles from './HelpButton.module.css';

interface HelpButtonProps {
  help: (RoomState | WaitingState)['help'];
  controller: Pick<RoomController, 'command'>;
}

/** "I need help now": in reach on every screen of somebody in care. It asks once, and then says calmly that it is known. */
export function HelpButton({ help, controller }: HelpButtonProps) {
  const [asking, setAsking] = useState(false);
  const words = help ? (help.answered ? text.help.here : text.help.called) : '';
  return (
    <>
      {help ? (
        <Banner icon="hand">
          <span data-testid="help-called">{words}</span>
        </Banner>
      ) : (
        <div class={styles.help}>
          <Button icon="info" data-testid="help" onClick={() => setAsking(true)}>
            {text.help.button}
          </Button>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={text.help.title}
          body={text.help.body}
          yes={text.help.yes}
          no={text.help.no}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            void controller.command({ type: 'raise-crisis' });
          }}
        />
      )}
      <Announcer urgent say={words} />
    </>
  );
}
