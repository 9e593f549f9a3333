import { useState } from 'preact/hooks';
import type { RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Announcer } from '../shared/Announcer';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { timeOfDay } from '../shared/format';
import { useNow } from '../shared/useNow';

/** A hold that ended long ago is not shown. */
const TELL_FOR_MS = 10 * 60_000;

interface SideRoomBannersProps {
  state: RoomState;
  controller: RoomController;
  panelOpen: boolean;
}

/** Banners for leads while the panel is closed: requests for help, and a past hold. */
export function SideRoomBanners({ state, controller, panelOpen }: SideRoomBannersProps) {
  const [seen, setSeen] = useState<string>();
  const now = useNow(30_000) + state.clockAheadMs;
  const asking = state.participants.filter((one) => one.assistanceRequestedAt && one.sideRoomId);
  const { lastHold, hold, zone } = state.session;
  const news =
    lastHold && !hold && lastHold.until !== seen && now - Date.parse(lastHold.until) < TELL_FOR_MS
      ? lastHold
      : null;
  const held = news ? text.hold.was(timeOfDay(news.since, zone), timeOfDay(news.until, zone)) : '';
  return (
    <>
      {!panelOpen &&
        asking.map(({ participantId, name, sideRoomId }) => (
          <Banner key={participantId} icon="hand" tone="warm">
            <span>{text.sideRooms.asksForHelp(name)}</span>
            <Button
              look="main"
              aria-label={text.sideRooms.goTo(name)}
              onClick={() => sideRoomId && void controller.command({ type: 'visit', sideRoomId })}
            >
              {text.sideRooms.go}
            </Button>
          </Banner>
        ))}
      {news && (
        <Banner icon="info" tone="warm">
          <span data-testid="was-held">{held}</span>
          <Button onClick={() => setSeen(news.until)}>{text.lead.putAway}</Button>
        </Banner>
      )}
      <Announcer say={asking.map((one) => text.sideRooms.asksForHelp(one.name)).join(' ')} />
      <Announcer say={held} />
    </>
  );
}
