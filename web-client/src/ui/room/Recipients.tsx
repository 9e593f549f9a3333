import type { ChatChoice, Participant } from '../../protocol/messages';
import { text } from '../../text';
import type { Address } from './chatAddress';
import styles from './Recipients.module.css';

interface RecipientsProps {
  choices: ChatChoice[];
  address: Address;
  people: Participant[];
  onChoose: (address: Address) => void;
}

/** The choice of the recipient. A participant with one possible recipient is not asked. */
export function Recipients({ choices, address, people, onChoose }: RecipientsProps) {
  return (
    <>
      {choices.length > 1 && (
        <div class={styles.choices} role="radiogroup" aria-label={text.chat.to}>
          {choices.map((choice) => (
            <label key={choice} class={styles.choice} data-chosen={address.choice === choice}>
              <input
                type="radio"
                name="chat-to"
                class="visually-hidden"
                checked={address.choice === choice}
                onChange={() => onChoose({ choice, participantId: null })}
              />
              {text.chat.choices[choice]}
            </label>
          ))}
        </div>
      )}
      {address.choice === 'one' && (
        <select
          class={styles.person}
          aria-label={text.chat.choosePerson}
          value={address.participantId ?? ''}
          onChange={(event) => onChoose({ choice: 'one', participantId: event.currentTarget.value || null })}
        >
          <option value="">{text.chat.choosePerson}</option>
          {people.map((one) => (
            <option key={one.participantId} value={one.participantId}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
