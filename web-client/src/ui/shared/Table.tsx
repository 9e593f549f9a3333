import type { ComponentChildren } from 'preact';
import { classes } from './classes';
import styles from './Table.module.css';
import { useWide } from './useWide';

interface Column<Row> {
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** A figure, or a button that takes the whole width of a card. */
  kind?: 'number' | 'button';
}

interface TableProps<Row> {
  label: string;
  /** The first one names the row. */
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
}

/** A table; on a narrow screen each row is a card with the column titles beside the values. */
export function Table<Row>({ label, columns, rows, keyOf }: TableProps<Row>) {
  const wide = useWide();
  return (
    // Only a table that scrolls sideways must be reachable by the keyboard.
    <div class={styles.scroll} {...(wide && { tabIndex: 0, role: 'region', 'aria-label': label })}>
      {/* The roles are explicit: a table that is drawn as cards would lose them. */}
      <table class={styles.table} role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, kind }) => (
              <th key={title} scope="col" role="columnheader" class={kind && styles[kind]}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ title, cell, kind }, index) =>
                index === 0 ? (
                  <th key={title} scope="row" role="rowheader">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} role="cell" class={classes(kind && styles[kind])} data-title={title}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
