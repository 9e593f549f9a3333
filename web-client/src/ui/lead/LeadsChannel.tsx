import type { RoomState } from '../../session/state';
import { text } from '../../text';
import { ChatBox } from '../room/ChatBox';
import { ChatMessages } from '../room/ChatMessages';
import chatStyles from '../room/ChatPanel.module.css';
import type { RoomController } from '../room/RoomController';

/** The leads' own chat. The server sends it to leads only. */
export function LeadsChannel({ state, controller }: { state: RoomState; controller: RoomController }) {
  return (
    <div class={chatStyles.chat} data-testid="leads-channel">
      <ChatMessages
        messages={state.chat.filter((message) => message.amongLeads)}
        zone={state.session.zone}
        title={text.lead.tabs.leads}
        empty={text.chat.noLeadsMessages}
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
