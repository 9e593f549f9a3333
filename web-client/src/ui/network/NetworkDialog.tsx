import type { NetworkState } from '../../network/NetworkMonitor';
import type { SaveData } from '../../network/saveData';
import type { Observable } from '../../observable';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { Dialog } from '../shared/Dialog';
import dialogStyles from '../shared/Dialog.module.css';
import { useObservable } from '../shared/useObservable';
import { SaveDataSwitch } from './SaveDataSwitch';

interface NetworkDialogProps {
  network: Observable<NetworkState>;
  saveData: SaveData;
  onClose: () => void;
}

/** The data rate of this connection, and the switch to lower it. */
export function NetworkDialog({ network, saveData, onClose }: NetworkDialogProps) {
  const { megabytesPerHour } = useObservable(network);
  return (
    <Dialog title={text.network.title} onClose={onClose}>
      <p data-testid="data-rate">
        {megabytesPerHour === null ? text.network.measuring : text.network.rate(megabytesPerHour)}
      </p>
      <SaveDataSwitch saveData={saveData} />
      <div class={dialogStyles.buttons}>
        <Button look="main" onClick={onClose}>
          {text.network.close}
        </Button>
      </div>
    </Dialog>
  );
}
