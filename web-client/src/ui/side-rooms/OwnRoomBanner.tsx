import type { SideRoom } from '../../protocol/messages';
import { isInCare, type RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { admitFromAside } from './admitFromAside';
import { Countdown } from './Countdown';
import { besideOneself, ownSideRoom } from './whereabouts';

interface OwnRoomBannerProps {
  state: RoomState;
  controller: RoomController;
}

/** The banner of the own side room: the people in it, the group's state, and the way back. */
export function OwnRoomBanner({ state, controller }: OwnRoomBannerProps) {
  const room = ownSideRoom(state);
  // A crisis room has a banner of its own.
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

function Aside({ room, state, controller }: OwnRoomBannerProps & { room: SideRoom }) {
  const other = besideOneself(state).find(isInCare);
  const { sideRoomId } = room;
  return (
    <Banner icon="people">
      <span data-testid="place">{text.sideRooms.apartWith(other?.name ?? '')}</span>
      <Button look="main" onClick={() => void controller.command({ type: 'close-side-room', sideRoomId })}>
        {other?.fromWaiting ? text.sideRooms.backToWaiting : text.sideRooms.back}
      </Button>
      {other?.fromWaiting && (
        <Button onClick={() => void admitFromAside(controller, other.participantId)}>
          {text.sideRooms.admitFromAside}
        </Button>
      )}
    </Banner>
  );
}

function SmallGroup({ room, state, controller }: OwnRoomBannerProps & { room: SideRoom }) {
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
