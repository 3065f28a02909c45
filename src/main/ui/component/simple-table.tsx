import type { ComponentChildren } from "preact";

interface SimpleColumn<Row> {
  title: string;
  show: (row: Row) => ComponentChildren;
  number?: boolean;
}

interface SimpleTableProps<Row> {
  /** What the table shows, for those who hear it. */
  label: string;
  rows: readonly Row[];
  columns: SimpleColumn<Row>[];
}

/** A few rows that are all there: no pages, no order to choose. Their order does not change, so their places are their keys. */
export function SimpleTable<Row>({ label, rows, columns }: SimpleTableProps<Row>) {
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label={label}>
      <table class="table table-hover">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={column.number ? "number" : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {columns.map((column) => (
                <td key={column.title} class={column.number ? "number" : undefined}>
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
