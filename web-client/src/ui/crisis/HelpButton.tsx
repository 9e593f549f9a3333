import { useEffect, useState } from 'preact/hooks';
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
  /** The line: what is said while it is down goes out when it is back. */
  line: (RoomState | WaitingState)['line'];
  controller: Pick<RoomController, 'command'>;
}

/** "I need help now": in reach on every screen of somebody in care. It asks once, and then says calmly that it is known. */
export function HelpButton({ help, line, controller }: HelpButtonProps) {
  const [asking, setAsking] = useState(false);
  const [calling, setCalling] = useState(false);
  const words = help
    ? help.answered
      ? text.help.here
      : text.help.called
    : calling
      ? line === 'up'
        ? text.help.calling
        : text.help.callingLater
      : '';
  useEffect(() => {
    if (help) setCalling(false);
  }, [help]);
  const call = async () => {
    setAsking(false);
    setCalling(true);
    const { done } = await controller.command({ type: 'raise-crisis' });
    if (!done) setCalling(false);
  };
  return (
    <>
      {words ? (
        <Banner icon="hand">
          <span data-testid="own-crisis-changed">{words}</span>
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
          onYes={() => void call()}
        />
      )}
      <Announcer urgent say={words} />
    </>
  );
}
