import type { SideRoom } from '../../protocol/messages';
import { isInCare, type RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { bringIn } from './bringIn';
import { Countdown } from './Countdown';
import { besideOneself, ownSideRoom } from './whereabouts';

interface PlaceBannerProps {
  state: RoomState;
  controller: RoomController;
}

/** Where this person is, when it is not with the group: who is with them, what goes on meanwhile, the way back. */
export function PlaceBanner({ state, controller }: PlaceBannerProps) {
  const room = ownSideRoom(state);
  // A crisis room has words and ways of its own.
  if (!room || room.purpose === 'crisis') return null;
  if (room.purpose === 'small-group') return <SmallGroup room={room} state={state} controller={controller} />;
  return state.lead ? (
    <Aside room={room} state={state} controller={controller} />
  ) : (
    <TakenAside state={state} />
  );
}

function TakenAside({ state }: { state: RoomState }) {
  const lead = besideOneself(state).find((one) => one.role === 'lead');
  return (
    <Banner icon="people">
      <span data-testid="place">{text.sideRooms.withLead(lead?.name ?? text.roles.lead)}</span>
    </Banner>
  );
}

function Aside({ room, state, controller }: PlaceBannerProps & { room: SideRoom }) {
  const other = besideOneself(state).find(isInCare);
  const { sideRoomId } = room;
  return (
    <Banner icon="people">
      <span data-testid="place">{text.sideRooms.apartWith(other?.name ?? '')}</span>
      <Button look="main" onClick={() => void controller.command({ type: 'close-side-room', sideRoomId })}>
        {other?.fromWaiting ? text.sideRooms.backToWaiting : text.sideRooms.back}
      </Button>
      {other?.fromWaiting && (
        <Button onClick={() => void bringIn(controller, other.participantId)}>
          {text.sideRooms.bringIn}
        </Button>
      )}
    </Banner>
  );
}

function SmallGroup({ room, state, controller }: PlaceBannerProps & { room: SideRoom }) {
  const asked = state.you.assistanceRequestedAt !== undefined;
  return (
    <Banner icon="people">
      <span data-testid="place">
        {state.lead ? text.sideRooms.visiting : text.sideRooms.inSmallGroup}{' '}
        {room.closesAt && <Countdown closesAt={room.closesAt} clockAheadMs={state.clockAheadMs} />}
      </span>
      {state.lead ? (
        <Button look="main" onClick={() => void controller.command({ type: 'visit' })}>
          {text.sideRooms.back}
        </Button>
      ) : asked ? (
        <span role="status" data-testid="assistance-requested">
          {text.sideRooms.helpComes}
        </span>
      ) : (
        <Button icon="hand" onClick={() => void controller.command({ type: 'request-assistance' })}>
          {text.sideRooms.askForHelp}
        </Button>
      )}
    </Banner>
  );
}
