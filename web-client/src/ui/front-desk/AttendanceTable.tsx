import type { AttendanceRow } from '../../api/attendance';
import { text } from '../../text';
import { Chip } from '../shared/Chip';
import { timeOfDay, wholeMinutes } from '../shared/format';
import { Table } from '../shared/Table';
import styles from './FrontDesk.module.css';

const tones = { 'in-room': 'good', waiting: 'warm', away: 'warm', left: 'plain' } as const;

/** The server's counts, shown in whole minutes, rounded down, as in the export. */
export function AttendanceTable({ rows, zone }: { rows: AttendanceRow[]; zone: string }) {
  const { columns, places } = text.frontDesk;
  if (rows.length === 0) return <p class={styles.phase}>{text.frontDesk.nobody}</p>;
  const minutes = (seconds: number) => text.lead.minutes(wholeMinutes(seconds));
  return (
    <Table
      label={text.frontDesk.attendance}
      rows={rows}
      keyOf={(row) => row.participantId}
      columns={[
        { title: columns.name, cell: (row) => row.name },
        { title: columns.role, cell: (row) => text.roles[row.role] },
        { title: columns.place, cell: (row) => <Chip tone={tones[row.status]}>{places[row.status]}</Chip> },
        { title: columns.arrived, cell: (row) => timeOfDay(row.arrivedAt, zone) },
        {
          title: columns.admitted,
          cell: (row) => (row.admittedAt ? timeOfDay(row.admittedAt, zone) : '–'),
        },
        { title: columns.minutes, kind: 'number', cell: (row) => minutes(row.qualifyingSeconds) },
        { title: columns.waited, kind: 'number', cell: (row) => minutes(row.waitingSeconds) },
        { title: columns.audioOnly, kind: 'number', cell: (row) => minutes(row.audioOnlySeconds) },
        { title: columns.drops, kind: 'number', cell: (row) => row.drops },
      ]}
    />
  );
}
