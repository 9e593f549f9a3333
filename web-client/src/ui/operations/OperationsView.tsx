import { useState } from 'preact/hooks';
import type { Bridge } from '../../api/bridges';
import { text } from '../../text';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import cardStyles from '../shared/Card.module.css';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Screen } from '../shared/Screen';
import { BridgeTable } from './BridgeTable';

interface OperationsViewProps {
  /** Undefined until the first answer. */
  bridges: Bridge[] | undefined;
  problem: string | undefined;
  onDrain: (name: string, drained: boolean) => void;
  onBack: () => void;
}

export function OperationsView({ bridges, problem, onDrain, onBack }: OperationsViewProps) {
  const [asked, setAsked] = useState<string>();
  const words = text.operations;
  const open = (bridges ?? []).filter((one) => one.available && !one.drained);
  const isLast = open.length === 1 && open[0]?.name === asked;
  return (
    <Screen title={words.title} wide corner={<Button onClick={onBack}>{words.back}</Button>}>
      <p>{bridges?.length === 0 ? words.none : words.intro}</p>
      {problem && (
        <Banner icon="network-off" tone="warm">
          {problem}
        </Banner>
      )}
      {bridges && bridges.length > 0 && open.length === 0 && (
        <Banner icon="camera-off" tone="warm">
          {words.noneOpen}
        </Banner>
      )}
      {bridges && bridges.length > 0 && (
        <div class={cardStyles.card}>
          <BridgeTable bridges={bridges} onDrain={setAsked} onReopen={(name) => onDrain(name, false)} />
        </div>
      )}
      {asked !== undefined && (
        <ConfirmDialog
          title={words.drainTitle(asked)}
          body={isLast ? words.drainLast : words.drainBody}
          yes={words.drain}
          danger={isLast}
          onYes={() => {
            onDrain(asked, true);
            setAsked(undefined);
          }}
          onNo={() => setAsked(undefined)}
        />
      )}
    </Screen>
  );
}
