import type { RoomState } from '../../session/state';
import { text } from '../../text';
import { ChatBox } from '../room/ChatBox';
import { ChatLines } from '../room/ChatLines';
import type { RoomController } from '../room/RoomController';
import styles from './LeadsChannel.module.css';

/** What leads say among themselves. The server sends it to nobody else. */
export function LeadsChannel({ state, controller }: { state: RoomState; controller: RoomController }) {
  return (
    <div class={styles.channel} data-testid="leads-channel">
      <ChatLines
        lines={state.chat.filter((line) => line.amongLeads)}
        zone={state.session.zone}
        title={text.lead.tabs.leads}
        empty={text.chat.noLeadsLines}
      />
      <ChatBox
        label={text.chat.labels.amongLeads}
        notice={text.chat.seenBy.amongLeads}
        onSend={async (message) =>
          (await controller.command({ type: 'chat', text: message, to: 'leads' })).done
        }
      />
    </div>
  );
}
