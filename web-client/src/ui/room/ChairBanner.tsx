import type { RoomState } from '../../session/state';
import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { handsInOrder } from './hands';
import type { RoomController } from './RoomController';

/** The tools of the chair of a peer group: the next speaker and one button. */
export function ChairBanner({ state, controller }: { state: RoomState; controller: RoomController }) {
  const hands = handsInOrder(state.participants).filter(
    (one) => one.participantId !== state.you.participantId,
  );
  const [first] = hands;
  return (
    <Banner icon="hand">
      <span>
        {text.chair.yours} {first ? text.chair.handUp(first.name, hands.length - 1) : text.chair.noHands}
      </span>
      {first && (
        <Button
          look="main"
          onClick={() => void controller.command({ type: 'call-on', participantId: first.participantId })}
        >
          {text.chair.callOn(first.name)}
        </Button>
      )}
    </Banner>
  );
}
