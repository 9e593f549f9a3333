import type { AttendanceRow } from '../../session/sessionList';
import { text } from '../../text';
import { timeOfDay, wholeMinutes } from '../shared/format';
import styles from './FrontDesk.module.css';

/** The server counts; this only shows. Whole minutes, floored, as in the export. */
export function AttendanceTable({ rows, zone }: { rows: AttendanceRow[]; zone: string }) {
  const { columns, places } = text.frontDesk;
  if (rows.length === 0) return <p class={styles.phase}>{text.frontDesk.nobody}</p>;
  const minutes = (seconds: number) => text.lead.minutes(wholeMinutes(seconds));
  return (
    <div class={styles.scroll} tabIndex={0} role="region" aria-label={text.frontDesk.attendance}>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.role}</th>
            <th scope="col">{columns.place}</th>
            <th scope="col">{columns.arrived}</th>
            <th scope="col">{columns.admitted}</th>
            <th scope="col" class={styles.number}>
              {columns.minutes}
            </th>
            <th scope="col" class={styles.number}>
              {columns.waited}
            </th>
            <th scope="col" class={styles.number}>
              {columns.audioOnly}
            </th>
            <th scope="col" class={styles.number}>
              {columns.drops}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.participantId}>
              <th scope="row">{row.name}</th>
              <td>{text.roles[row.role]}</td>
              <td>
                <span class={styles.place} data-place={row.place}>
                  {places[row.place]}
                </span>
              </td>
              <td>{timeOfDay(row.arrivedAt, zone)}</td>
              <td>{row.admittedAt ? timeOfDay(row.admittedAt, zone) : '–'}</td>
              <td class={styles.number}>{minutes(row.qualifyingSeconds)}</td>
              <td class={styles.number}>{minutes(row.waitingSeconds)}</td>
              <td class={styles.number}>{minutes(row.audioOnlySeconds)}</td>
              <td class={styles.number}>{row.drops}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
