import type { Bridge } from '../../operations/bridges';
import { text } from '../../text';
import { Button } from '../shared/Button';
import styles from './Operations.module.css';

interface BridgeTableProps {
  bridges: Bridge[];
  /** Asks first: `onReopen` harms nobody and does not. */
  onDrain: (name: string) => void;
  onReopen: (name: string) => void;
}

const stateOf = ({ available, drained }: Bridge) => (!available ? 'down' : drained ? 'drained' : 'up');

export function BridgeTable({ bridges, onDrain, onReopen }: BridgeTableProps) {
  const { columns, states, ...words } = text.operations;
  return (
    <div class={styles.scroll} tabIndex={0} role="region" aria-label={words.title}>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{columns.bridge}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col" class={styles.number}>
              {columns.load}
            </th>
            <th scope="col" class={styles.number}>
              {columns.sessions}
            </th>
            <th scope="col" class={styles.number}>
              {columns.conferences}
            </th>
            <th scope="col" class={styles.number}>
              {columns.endpoints}
            </th>
            <th scope="col" class={styles.number}>
              {columns.moved}
            </th>
            <th scope="col">{columns.newSessions}</th>
          </tr>
        </thead>
        <tbody>
          {bridges.map((bridge) => (
            <tr key={bridge.name}>
              <th scope="row">
                {bridge.name}{' '}
                <span class={styles.under}>
                  {bridge.region ? `${bridge.kind}, ${bridge.region}` : bridge.kind}
                </span>
              </th>
              <td>
                <span class={styles.state} data-state={stateOf(bridge)}>
                  {states[stateOf(bridge)]}
                </span>
              </td>
              <td class={styles.number}>{bridge.load === null ? '–' : words.percent(bridge.load)}</td>
              <td class={styles.number}>{bridge.sessions}</td>
              <td class={styles.number}>{bridge.conferences}</td>
              <td class={styles.number}>{bridge.endpoints}</td>
              <td class={styles.number}>{bridge.moves}</td>
              <td>
                {bridge.drained ? (
                  <Button onClick={() => onReopen(bridge.name)} aria-label={words.reopenNamed(bridge.name)}>
                    {words.reopen}
                  </Button>
                ) : (
                  <Button onClick={() => onDrain(bridge.name)} aria-label={words.drainNamed(bridge.name)}>
                    {words.drain}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
