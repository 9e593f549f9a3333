import { ownParticipant, type RoomState } from '../../session/state';
import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import type { RoomController } from './RoomController';

/** A button for a supervisor who observes, to take the lead when it is needed. */
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
