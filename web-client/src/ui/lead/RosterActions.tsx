import { useState } from 'preact/hooks';
import type { CheckIn, MediaKind, Participant, SideRoom } from '../../protocol/messages';
import { isInCare } from '../../session/state';
import { text } from '../../text';
import { StartCrisis } from '../crisis/StartCrisis';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { admitFromAside } from '../side-rooms/admitFromAside';
import { CheckInCard } from './CheckInCard';
import styles from './RosterActions.module.css';

interface RosterActionsProps {
  participant: Participant;
  /** Their check-in answers. */
  checkIn: CheckIn | undefined;
  zone: string;
  leading: boolean;
  /** This room has a chair, and this person has it. */
  peer: boolean;
  chair: boolean;
  /** The small groups there are now. */
  groups: SideRoom[];
  controller: RoomController;
  /** The person is not in the room any more. */
  onGone: () => void;
}

/** The actions of a lead for one participant. An action that cannot be undone asks first. */
export function RosterActions({
  participant,
  checkIn,
  zone,
  leading,
  peer,
  chair,
  groups,
  controller,
  onGone,
}: RosterActionsProps) {
  const [asking, setAsking] = useState<'remove' | 'return'>();
  const { participantId, name, role, mutedByLead, handRaisedAt, mayLead } = participant;
  const hold = (kind: MediaKind) =>
    void controller.command({ type: mutedByLead.includes(kind) ? 'unmute' : 'mute', participantId, kind });
  return (
    <div class={styles.actions} role="group" aria-label={text.lead.actions(name)}>
      {checkIn && (
        <CheckInCard
          participantId={participantId}
          name={name}
          checkIn={checkIn}
          zone={zone}
          controller={controller}
        />
      )}
      {handRaisedAt && (
        <Button icon="hand" onClick={() => void controller.command({ type: 'lower-hand', participantId })}>
          {text.lead.lowerHand}
        </Button>
      )}
      {role === 'lead' ? (
        !leading && (
          <Button
            icon="flag"
            onClick={() => void controller.command({ type: 'hand-over-lead', participantId })}
          >
            {text.lead.handOverTo(name)}
          </Button>
        )
      ) : (
        <>
          <Button
            icon={mutedByLead.includes('audio') ? 'microphone' : 'microphone-off'}
            onClick={() => hold('audio')}
          >
            {mutedByLead.includes('audio') ? text.lead.unmute : text.lead.mute}
          </Button>
          <Button
            icon={mutedByLead.includes('video') ? 'camera' : 'camera-off'}
            onClick={() => hold('video')}
          >
            {mutedByLead.includes('video') ? text.lead.allowVideo : text.lead.stopVideo}
          </Button>
          {isInCare(participant) && (
            <Button
              icon="people"
              aria-label={text.sideRooms.takeAsideNamed(name)}
              onClick={() => void controller.command({ type: 'take-aside', participantId })}
            >
              {text.sideRooms.takeAside}
            </Button>
          )}
          {groups.map(
            ({ sideRoomId }, index) =>
              sideRoomId !== participant.sideRoomId && (
                <Button
                  key={sideRoomId}
                  onClick={() => void controller.command({ type: 'move', participantId, sideRoomId })}
                >
                  {text.sideRooms.moveTo(index + 1)}
                </Button>
              ),
          )}
          {participant.sideRoomId !== null && (
            <Button onClick={() => void admitFromAside(controller, participantId)}>
              {participant.fromWaiting ? text.sideRooms.admitFromAside : text.sideRooms.back}
            </Button>
          )}
          {mayLead && (
            <Button
              icon="flag"
              onClick={() => void controller.command({ type: 'grant-lead', participantId })}
            >
              {text.lead.grantLead}
            </Button>
          )}
          {peer && role === 'patient' && (
            <Button
              icon="flag"
              onClick={() =>
                void controller.command(
                  chair ? { type: 'withdraw-chair' } : { type: 'choose-chair', participantId },
                )
              }
            >
              {chair ? text.lead.takeChair : text.lead.giveChair}
            </Button>
          )}
          {isInCare(participant) && (
            <StartCrisis participantId={participantId} name={name} controller={controller} />
          )}
          <Button icon="leave" onClick={() => setAsking('return')}>
            {text.lead.returnToWaiting}
          </Button>
          <Button icon="close" onClick={() => setAsking('remove')}>
            {text.lead.remove}
          </Button>
        </>
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={text.lead.removeTitle(name)}
          body={text.lead.removeBody}
          yes={text.lead.removeYes}
          danger
          onNo={() => setAsking(undefined)}
          onYes={() => {
            void controller.command({ type: 'remove', participantId });
            onGone();
          }}
        />
      )}
      {asking === 'return' && (
        <ConfirmDialog
          title={text.lead.returnTitle(name)}
          body={text.lead.returnBody}
          yes={text.lead.returnYes}
          onNo={() => setAsking(undefined)}
          onYes={() => {
            void controller.command({ type: 'return-to-waiting', participantId });
            onGone();
          }}
        />
      )}
    </div>
  );
}
