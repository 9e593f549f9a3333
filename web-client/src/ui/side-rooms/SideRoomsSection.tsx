import { useState } from 'preact/hooks';
import type { Participant, SideRoom } from '../../protocol/messages';
import type { RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import sectionStyles from '../shared/PanelSection.module.css';
import { Countdown } from './Countdown';
import styles from './SideRoomsSection.module.css';
import { SplitDialog } from './SplitDialog';
import { smallGroups } from './whereabouts';

interface SideRoomsSectionProps {
  state: RoomState;
  controller: RoomController;
}

/** The side rooms, for leads: requests for help, the people in each room, and the ways to and from them. */
export function SideRoomsSection({ state, controller }: SideRoomsSectionProps) {
  const [splitting, setSplitting] = useState(false);
  const { participants, session } = state;
  const rooms = session.sideRooms ?? [];
  const groups = smallGroups(state);
  const asking = participants.filter((one) => one.assistanceRequestedAt);
  const people = participants.filter((one) => one.role !== 'lead' && one.sideRoomId === null);
  const closesAt = groups[0]?.closesAt ?? null;
  const own = participants.find((one) => one.participantId === state.you.participantId)?.sideRoomId ?? null;
  const running = session.phase === 'in-session' || session.phase === 'on-break';
  if (rooms.length === 0 && (!running || people.length < 2)) return null;
  return (
    <section class={sectionStyles.section} aria-labelledby="side-rooms" data-testid="side-rooms">
      <h3 id="side-rooms">{rooms.length === 0 ? text.sideRooms.none : text.sideRooms.title(rooms.length)}</h3>
      {asking.map((one) => (
        <div key={one.participantId} class={styles.room} data-testid="help-request">
          <span class={`${styles.who} ${styles.help}`}>{text.sideRooms.asksForHelp(one.name)}</span>
          <span class={styles.buttons}>
            <Button
              look="main"
              aria-label={text.sideRooms.goTo(one.name)}
              onClick={() => void visit(controller, one.sideRoomId)}
            >
              {text.sideRooms.go}
            </Button>
            <Button
              look="plain"
              aria-label={text.sideRooms.answeredNamed(one.name)}
              onClick={() =>
                void controller.command({ type: 'answer-assistance', participantId: one.participantId })
              }
            >
              {text.sideRooms.answered}
            </Button>
          </span>
        </div>
      ))}
      {rooms.map((room) => (
        <Room
          key={room.sideRoomId}
          room={room}
          name={roomName(room, groups)}
          people={participants.filter((one) => one.sideRoomId === room.sideRoomId)}
          own={own === room.sideRoomId}
          controller={controller}
        />
      ))}
      {groups.length > 0 ? (
        <div class={styles.buttons}>
          {closesAt && <Countdown closesAt={closesAt} clockAheadMs={state.clockAheadMs} />}
          {!closesAt && (
            <Button onClick={() => void controller.command({ type: 'recall-groups', seconds: 60 })}>
              {text.sideRooms.callBackSoon}
            </Button>
          )}
          <Button onClick={() => void controller.command({ type: 'recall-groups', seconds: 0 })}>
            {text.sideRooms.callBackNow}
          </Button>
        </div>
      ) : (
        running &&
        people.length >= 2 && (
          <Button icon="people" onClick={() => setSplitting(true)}>
            {text.sideRooms.split}
          </Button>
        )
      )}
      {splitting && (
        <SplitDialog
          people={people}
          onClose={() => setSplitting(false)}
          onSplit={(split) => {
            setSplitting(false);
            void controller.command({ type: 'split', groups: split });
          }}
        />
      )}
    </section>
  );
}

function Room({
  room,
  name,
  people,
  own,
  controller,
}: {
  room: SideRoom;
  name: string;
  people: Participant[];
  own: boolean;
  controller: RoomController;
}) {
  return (
    <div class={styles.room} data-testid="side-room">
      <span class={styles.who}>
        <strong>{name}</strong> {text.listOf(people.map((one) => one.name))}
      </span>
      {!own && room.purpose === 'small-group' && (
        <Button
          aria-label={text.sideRooms.visitNamed(name)}
          onClick={() => void visit(controller, room.sideRoomId)}
        >
          {text.sideRooms.visit}
        </Button>
      )}
    </div>
  );
}

function visit(controller: RoomController, sideRoomId: string | null) {
  return controller.command(sideRoomId ? { type: 'visit', sideRoomId } : { type: 'visit' });
}

function roomName(room: SideRoom, groups: SideRoom[]): string {
  return room.purpose === 'small-group'
    ? text.sideRooms.group(groups.indexOf(room) + 1)
    : text.sideRooms.purposes[room.purpose];
}
