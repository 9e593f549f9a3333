import type { LineState } from '../../line/LineWatch';
import type { SaveData } from '../../line/saveData';
import type { Observable } from '../../observable';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { Dialog } from '../shared/Dialog';
import dialogStyles from '../shared/Dialog.module.css';
import { useObservable } from '../shared/useObservable';
import { SaveDataSwitch } from './SaveDataSwitch';

interface LineDialogProps {
  line: Observable<LineState>;
  saveData: SaveData;
  onClose: () => void;
}

/** What this person's line carries, and the way to make it carry less. */
export function LineDialog({ line, saveData, onClose }: LineDialogProps) {
  const { megabytesPerHour } = useObservable(line);
  return (
    <Dialog title={text.line.title} onClose={onClose}>
      <p data-testid="data-rate">
        {megabytesPerHour === null ? text.line.measuring : text.line.rate(megabytesPerHour)}
      </p>
      <SaveDataSwitch saveData={saveData} />
      <div class={dialogStyles.buttons}>
        <Button look="main" onClick={onClose}>
          {text.line.close}
        </Button>
      </div>
    </Dialog>
  );
}
