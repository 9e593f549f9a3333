import { useEffect, useState } from 'preact/hooks';
import { asFailure } from '../../errors';
import type { Identity } from '../../identity/Identity';
import { allBridges, drainBridge, type Bridge } from '../../operations/bridges';
import { failureText, text } from '../../text';
import { OperationsView } from './OperationsView';

const LOOK_EVERY_MS = 5_000;

/** The video bridges as they stand, looked up every five seconds. */
export function Operations({ identity, onBack }: { identity: Identity; onBack: () => void }) {
  const [bridges, setBridges] = useState<Bridge[]>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const found = await allBridges(identity);
        if (gone) return;
        setBridges(found);
        setProblem(undefined);
      } catch (thrown) {
        if (!gone) setProblem(asFailure(thrown).code);
      }
      if (!gone) timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);

  const drain = async (name: string, drained: boolean) => {
    try {
      const changed = await drainBridge(identity, name, drained);
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
