import type { ChatChoice, Participant } from '../../protocol/messages';
import { text } from '../../text';

/** The recipient of a message that is being written. */
export interface Address {
  choice: ChatChoice;
  /** Name of the recipient of a private message. */
  participantId: string | null;
}

/** The most private allowed recipient comes first where writing to the group is not allowed. */
export function firstAddress(choices: ChatChoice[]): Address {
  return { choice: choices.includes('group') ? 'group' : 'leads', participantId: null };
}

/** Null while no recipient is chosen, and when the recipient has left. */
export function wireAddress(address: Address, participants: Participant[]): string | null {
  if (address.choice !== 'one') return address.choice;
  return participants.some((one) => one.participantId === address.participantId)
    ? address.participantId
    : null;
}

/** The possible recipients of a private message: leads write to anyone, members to one another. */
export function possibleReaders(participants: Participant[], ownId: string, lead: boolean): Participant[] {
  return participants.filter((one) => one.participantId !== ownId && (lead || one.role !== 'lead'));
}

/** The notice beside the field: the audience, with names. */
export function seenBy(address: Address, participants: Participant[]): string {
  if (address.choice === 'group') return text.chat.seenBy.group;
  if (address.choice === 'leads') {
    const here = participants.filter((one) => one.role === 'lead' && one.connected);
    return here.length === 0
      ? text.chat.seenBy.noLeads
      : text.chat.seenBy.leads(text.listOf(here.map((one) => one.name)));
  }
  const one = participants.find((person) => person.participantId === address.participantId);
  return one ? text.chat.seenBy.one(one.name) : text.chat.seenBy.nobody;
}

export function fieldLabel(address: Address, participants: Participant[]): string {
  if (address.choice !== 'one') return text.chat.labels[address.choice];
  const one = participants.find((person) => person.participantId === address.participantId);
  return one ? text.chat.labels.one(one.name) : text.chat.choosePerson;
}
