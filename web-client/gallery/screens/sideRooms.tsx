import { NOW } from '../../src/testing/people';
import { besides, inFull, leads } from '../group';
import { inRoom, openPeople } from '../sideRooms';
import { pressing, type Screens } from '../screen';

export const sideRoomsScreens: Screens = {
  'room-aside': () => inRoom(besides('aside', ['p-ana', 'p-marcus'])),
  'room-small-group': () => inRoom(besides('small-group', ['p-ana', 'p-ben', 'p-chloe'], true)),
  'room-small-group-help': () => {
    const snapshot = besides('small-group', ['p-ana', 'p-ben', 'p-chloe']);
    return inRoom({ ...snapshot, you: { ...snapshot.you, assistanceRequestedAt: NOW } });
  },
  'lead-aside': () =>
    inRoom({ ...besides('aside', ['p-elena', 'p-ana']), audience: 'leads', you: leads.you }),
  'lead-small-groups': pressing([openPeople], () => {
    const { session: split, participants } = besides('small-group', ['p-ana', 'p-ben', 'p-chloe'], true);
    return inRoom({
      ...leads,
      session: split,
      participants: (participants ?? []).map((one) =>
        one.participantId === 'p-ben' ? { ...inFull(one), assistanceRequestedAt: NOW } : inFull(one),
      ),
    });
  }),
  'lead-split': pressing([openPeople, '[data-testid=side-rooms] button'], () => inRoom(leads)),
};
