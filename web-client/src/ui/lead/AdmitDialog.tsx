import { useState } from 'preact/hooks';
import type { OverrideReason } from '../../protocol/messages';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { Choices } from '../shared/Choices';
import { Dialog } from '../shared/Dialog';
import dialog from '../shared/Dialog.module.css';

interface AdmitDialogProps {
  name: string;
  onAdmit: (reason: OverrideReason) => void;
  onClose: () => void;
}

const reasons = Object.keys(text.lead.override.reasons) as OverrideReason[];

/** Asks for the reason to admit a participant whose location is not confirmed; the reason is recorded. */
export function AdmitDialog({ name, onAdmit, onClose }: AdmitDialogProps) {
  const [reason, setReason] = useState<OverrideReason>();
  return (
    <Dialog title={text.lead.override.title(name)} onClose={onClose}>
      <p>{text.lead.override.body}</p>
      <Choices
        name="reason"
        label={text.lead.override.body}
        choices={reasons.map((value) => ({ value, words: text.lead.override.reasons[value] }))}
        value={reason}
        look="list"
        onChoose={setReason}
      />
      <p>{text.lead.override.recorded}</p>
      <div class={dialog.buttons}>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="main" disabled={!reason} onClick={() => reason && onAdmit(reason)}>
          {text.lead.override.yes}
        </Button>
      </div>
    </Dialog>
  );
}
