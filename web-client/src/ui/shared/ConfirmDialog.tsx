import { text } from '../../text';
import { Button } from './Button';
import { Dialog } from './Dialog';
import styles from './Dialog.module.css';

interface ConfirmDialogProps {
  title: string;
  body: string;
  yes: string;
  no?: string;
  danger?: boolean;
  onYes: () => void;
  onNo: () => void;
}

export function ConfirmDialog({
  title,
  body,
  yes,
  no = text.cancel,
  danger,
  onYes,
  onNo,
}: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onNo}>
      <p>{body}</p>
      <div class={styles.buttons}>
        <Button onClick={onNo}>{no}</Button>
        <Button look={danger ? 'danger' : 'main'} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
