import { useState } from 'preact/hooks';
import type { ChatChoice, Participant } from '../../protocol/messages';
import type { ChatMessage } from '../../session/state';
import { text } from '../../text';
import { ChatBox } from './ChatBox';
import { ChatMessages } from './ChatMessages';
import styles from './ChatPanel.module.css';
import { fieldLabel, firstAddress, possibleReaders, seenBy, wireAddress } from './chatAddress';
import { Recipients } from './Recipients';

interface ChatPanelProps {
  messages: ChatMessage[];
  zone: string;
  participants: Participant[];
  ownId: string;
  lead: boolean;
  /** The kinds of chat that the practice allows. */
  choices: ChatChoice[];
  /** No lead supervises the group: the chat is closed. */
  held?: boolean;
  /** Resolves to false when it was not sent; the text stays in the field. */
  onSend: (message: string, to: string) => Promise<boolean>;
}

/** The chat of the room. The leads' own chat is in their panel. */
export function ChatPanel({
  messages,
  zone,
  participants,
  ownId,
  lead,
  choices,
  held = false,
  onSend,
}: ChatPanelProps) {
  const offered = lead ? choices.filter((choice) => choice !== 'leads') : choices;
  const [address, setAddress] = useState(() => firstAddress(offered));
  const to = wireAddress(address, participants);
  return (
    <div class={styles.chat}>
      <ChatMessages
        messages={messages.filter((message) => !message.amongLeads)}
        zone={zone}
        title={text.chat.title}
        empty={text.chat.empty}
        onAnswer={lead ? (participantId) => setAddress({ choice: 'one', participantId }) : undefined}
      />
      <ChatBox
        label={fieldLabel(address, participants)}
        notice={held ? text.hold.chat : seenBy(address, participants)}
        disabled={held || to === null}
        onSend={async (message) => to !== null && onSend(message, to)}
      >
        <Recipients
          choices={offered}
          address={address}
          people={possibleReaders(participants, ownId, lead)}
          onChoose={setAddress}
        />
      </ChatBox>
    </div>
  );
}
