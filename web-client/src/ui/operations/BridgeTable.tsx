import type { Bridge } from '../../api/bridges';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { Chip } from '../shared/Chip';
import { Table } from '../shared/Table';
import styles from './Operations.module.css';

interface BridgeTableProps {
  bridges: Bridge[];
  /** Asks first; `onReopen` is harmless and does not. */
  onDrain: (name: string) => void;
  onReopen: (name: string) => void;
}

const stateOf = ({ available, drained }: Bridge) => (!available ? 'down' : drained ? 'drained' : 'up');
const tones = { up: 'good', drained: 'warm', down: 'danger' } as const;

export function BridgeTable({ bridges, onDrain, onReopen }: BridgeTableProps) {
  const { columns, states, ...words } = text.operations;
  return (
    <Table
      label={words.title}
      rows={bridges}
      keyOf={(bridge) => bridge.name}
      columns={[
        {
          title: columns.bridge,
          cell: ({ name, kind, region }) => (
            <>
              {name} <span class={styles.under}>{region ? `${kind}, ${region}` : kind}</span>
            </>
          ),
        },
        {
          title: columns.state,
          cell: (bridge) => <Chip tone={tones[stateOf(bridge)]}>{states[stateOf(bridge)]}</Chip>,
        },
        {
          title: columns.load,
          kind: 'number',
          cell: ({ load }) => (load === null ? '–' : words.percent(load)),
        },
        { title: columns.sessions, kind: 'number', cell: ({ sessions }) => sessions },
        { title: columns.conferences, kind: 'number', cell: ({ conferences }) => conferences },
        { title: columns.endpoints, kind: 'number', cell: ({ endpoints }) => endpoints },
        { title: columns.moved, kind: 'number', cell: ({ moves }) => moves },
        {
          title: columns.newSessions,
          kind: 'button',
          cell: ({ name, drained }) =>
            drained ? (
              <Button onClick={() => onReopen(name)} aria-label={words.reopenNamed(name)}>
                {words.reopen}
              </Button>
            ) : (
              <Button onClick={() => onDrain(name)} aria-label={words.drainNamed(name)}>
                {words.drain}
              </Button>
            ),
        },
      ]}
    />
  );
}
