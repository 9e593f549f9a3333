import { ownParticipant, type RoomState } from '../../session/state';
import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import type { RoomController } from './RoomController';

/** For a supervisor who has walked in and does not lead: one button, for when somebody must. */
export function SupervisorBanner({ state, controller }: { state: RoomState; controller: RoomController }) {
  const { participantId } = state.you;
  return (
    <Banner icon="flag">
      <span>{text.supervisor.here}</span>
      {ownParticipant(state)?.mayLead && (
        <Button
          look="main"
          icon="flag"
          onClick={() => void controller.command({ type: 'grant-lead', participantId })}
        >
          {text.supervisor.lead}
        </Button>
      )}
    </Banner>
  );
}
