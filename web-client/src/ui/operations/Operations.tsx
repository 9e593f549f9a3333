import { useState } from 'preact/hooks';
import type { ApiClient } from '../../api/ApiClient';
import { allBridges, drainBridge, type Bridge } from '../../api/bridges';
import { asFailure } from '../../errors';
import { failureText, text } from '../../text';
import { usePolling } from '../shared/usePolling';
import { OperationsView } from './OperationsView';

const POLL_EVERY_MS = 5_000;

/** The state of the video bridges, polled every five seconds. */
export function Operations({ api, onBack }: { api: ApiClient; onBack: () => void }) {
  const [bridges, setBridges] = useState<Bridge[]>();
  const [problem, setProblem] = useState<string>();

  usePolling(
    {
      everyMs: POLL_EVERY_MS,
      poll: () => allBridges(api),
      onFound: setBridges,
      onProblem: setProblem,
    },
    [],
  );

  const drain = async (name: string, drained: boolean) => {
    try {
      const changed = await drainBridge(api, name, drained);
      setBridges((before) => before?.map((one) => (one.name === name ? changed : one)));
    } catch (thrown) {
      setProblem(asFailure(thrown).code);
    }
  };

  return (
    <OperationsView
      bridges={bridges}
      problem={problem && (problem === 'no-network' ? text.operations.stale : failureText(problem).title)}
      onDrain={(name, drained) => void drain(name, drained)}
      onBack={onBack}
    />
  );
}
