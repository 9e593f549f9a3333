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
  /** The connection state: a call made while it is down goes out when it is back. */
  connection: (RoomState | WaitingState)['connection'];
  controller: Pick<RoomController, 'command'>;
}

/** The button "I need help now", on every screen of a participant in care. It asks once, and then confirms calmly. */
export function HelpButton({ help, connection, controller }: HelpButtonProps) {
  const [asking, setAsking] = useState(false);
  const [calling, setCalling] = useState(false);
  const words = help
    ? help.answered
      ? text.help.here
      : text.help.called
    : calling
      ? connection === 'up'
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
