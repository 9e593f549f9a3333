// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { expect, test } from 'vitest';
import { useFocusKeeper } from '../shared/useFocusKeeper';
import { Panel } from './Panel';

function Phone() {
  const [open, setOpen] = useState(false);
  const [waits, setWaits] = useState(true);
  const kept = useFocusKeeper<HTMLDivElement>();
  return (
    <div ref={kept}>
      <h1>Evening group</h1>
      {open && (
        <div>
          <Panel title="Chat" closeLabel="Close" covers onClose={() => setOpen(false)}>
            <p>words</p>
          </Panel>
        </div>
      )}
      <section>
        <h2>Waiting room</h2>
        {waits && (
          <button type="button" onClick={() => setWaits(false)}>
            Admit Ana
          </button>
        )}
      </section>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
    </div>
  );
}

const focused = () => document.activeElement?.textContent;

test('the focus goes into a panel that covers the group, and back to what opened it', async () => {
  render(<Phone />);
  const opener = screen.getByRole('button', { name: 'Open' });
  opener.focus();
  fireEvent.click(opener);
  await waitFor(() => expect(focused()).toBe('Chat'));
  fireEvent.keyDown(screen.getByRole('heading', { name: 'Chat' }), { key: 'Escape' });
  await waitFor(() => expect(focused()).toBe('Open'));
});

test('what goes away with the focus leaves it to the heading of its part', async () => {
  render(<Phone />);
  const admit = screen.getByRole('button', { name: 'Admit Ana' });
  admit.focus();
  fireEvent.click(admit);
  await waitFor(() => expect(focused()).toBe('Waiting room'));
});
