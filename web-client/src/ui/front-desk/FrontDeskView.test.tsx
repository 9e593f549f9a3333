// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { checked, nothing } from '../../testing/fakeRoom';
import { benWaits, groupSnapshot, NOW } from '../../testing/people';
import { FrontDeskView } from './FrontDeskView';

test('figures as the server counted them', () => {
  const { sessionId } = groupSnapshot.session;
  render(
    <FrontDeskView
      sessions={[
        { ...groupSnapshot.session, room: 'Oak', program: 'Evening', role: null, waiting: 1, inRoom: 4 },
      ]}
      attendance={{
        sessionId,
        asOf: NOW,
        phase: 'in-session',
        rows: [
          {
            participantId: 'p-ana',
            name: 'Ana Morales',
            role: 'patient',
            status: 'in-room',
            arrivedAt: NOW,
            admittedAt: null,
            presentSeconds: 130,
            qualifyingSeconds: 119,
            audioOnlySeconds: 0,
            waitingSeconds: 60,
            drops: 1,
            counting: true,
          },
        ],
      }}
      waiting={[{ ...benWaits, preflight: checked }]}
      problem={undefined}
      onChoose={nothing}
      onBridges={nothing}
      onDownload={nothing}
    />,
  );
  expect(
    screen.getByRole('row', { name: /Ana Morales Member In the room .* 1 min 1 min 0 min 1/ }),
  ).toBeTruthy();
  expect(screen.getByTestId('waiting-person').textContent).toContain(
    'Connection: troubleno path · microphone refused · camera on · 5:20 PM',
  );
});
