import type { Participant } from '../../protocol/messages';
import type { RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import sectionStyles from '../shared/PanelSection.module.css';
import { leadHandover } from './leadHandover';
import styles from './LeadHandoverSection.module.css';

/**
 * The present lead and the handover to another one: the booking and the staff record decide who may lead, the leads
 * decide when.
 */
export function LeadHandoverSection({ state, controller }: { state: RoomState; controller: RoomController }) {
  const { session, participants, you } = state;
  const leads = participants.filter((one) => one.role === 'lead');
  const mayLead = participants.filter((one) => one.role !== 'lead' && one.mayLead);
  const words = leadHandover(state);
  if (words === null && mayLead.length === 0) return null;
  const handTo = (one: Participant) =>
    void controller.command({ type: 'hand-over-lead', participantId: one.participantId });
  const own = leads.find((one) => one.participantId === you.participantId);
  const leading = leads.find((one) => one.participantId === session.leading);
  return (
    <section class={sectionStyles.section}>
      {words !== null && (
        <div class={styles.row}>
          <p data-testid="lead-handover">{words}</p>
          {leading && leading === own
            ? leads
                .filter((one) => one !== own && one.connected)
                .map((one) => (
                  <Button key={one.participantId} icon="flag" onClick={() => handTo(one)}>
                    {text.lead.handOverTo(one.name)}
                  </Button>
                ))
            : own && (
                <Button icon="flag" onClick={() => handTo(own)}>
                  {text.lead.takeLead}
                </Button>
              )}
        </div>
      )}
      {mayLead.length > 0 && (
        <>
          <h3>{text.lead.mayLead}</h3>
          {mayLead.map((one) => (
            <div key={one.participantId} class={styles.row}>
              <p>{one.name}</p>
              <Button
                icon="flag"
                aria-label={text.lead.makeLeadNamed(one.name)}
                onClick={() =>
                  void controller.command({ type: 'grant-lead', participantId: one.participantId })
                }
              >
                {text.lead.grantLead}
              </Button>
            </div>
          ))}
        </>
      )}
    </section>
  );
}
