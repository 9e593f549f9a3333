import type { RoomController } from '../room/RoomController';

/** Out of a talk aside into the group, or why not: there is no dialog for a reason here, the waiting room has it. */
export async function admitFromAside(
  controller: Pick<RoomController, 'command' | 'failed'>,
  participantId: string,
): Promise<void> {
  const outcome = await controller.command({ type: 'move', participantId });
  if (!outcome.done && outcome.code === 'location-unconfirmed') controller.failed('aside-unconfirmed');
}
