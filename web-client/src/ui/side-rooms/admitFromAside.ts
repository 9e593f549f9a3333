import type { RoomController } from '../room/RoomController';

/**
 * Admits a participant from a side room. Without a confirmed location the failure is shown: the dialog for a reason is
 * in the waiting room.
 */
export async function admitFromAside(
  controller: Pick<RoomController, 'command' | 'failed'>,
  participantId: string,
): Promise<void> {
  const outcome = await controller.command({ type: 'move', participantId });
  if (!outcome.done && outcome.code === 'location-unconfirmed') controller.failed('aside-unconfirmed');
}
