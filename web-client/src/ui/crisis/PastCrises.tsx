import { useState } from 'preact/hooks';
import type { LeadView } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { Dialog } from '../shared/Dialog';
import dialogStyles from '../shared/Dialog.module.css';
import sectionStyles from '../shared/PanelSection.module.css';
import styles from './CrisisCard.module.css';
import { CrisisRecord } from './CrisisRecord';
import { useCrises } from './useCrises';

interface PastCrisesProps {
  lead: LeadView;
  zone: string;
  controller: Pick<RoomController, 'api' | 'sessionId'>;
}

/** The button to records of closed crises, in the panel during the session. */
export function PastCrises({ lead, zone, controller }: PastCrisesProps) {
  const [open, setOpen] = useState(false);
  // A closed crisis is no longer in this list.
  const { crises } = useCrises(controller, lead.crises.map((one) => one.crisisId).join());
  const past = crises?.filter((one) => one.closed !== null) ?? [];
  if (past.length === 0) return null;
  return (
    <div class={sectionStyles.section} data-testid="past-crises">
      <Button look="plain" onClick={() => setOpen(true)}>
        {text.crisisRecords.title}
      </Button>
      {open && (
        <Dialog title={text.crisisRecords.title} onClose={() => setOpen(false)}>
          <p>{text.crisis.whoSees}</p>
          <div class={styles.flat}>
            {past.map((one) => (
              <CrisisRecord key={one.crisisId} head={one} zone={zone} scope={controller} />
            ))}
          </div>
          <div class={dialogStyles.buttons}>
            <Button onClick={() => setOpen(false)}>{text.crisisRecords.close}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
