import type { ComponentChildren } from "preact";

interface RowChoiceProps {
  id: string;
  /** The one of the rows that is open; empty where none is. */
  chosen: string;
  choose: (id: string) => void;
  children: ComponentChildren;
}

/** Opens what a row of a table stands for, below the table, and closes it again. */
export function RowChoice({ id, chosen, choose, children }: RowChoiceProps) {
  const isOpen = id === chosen;
  return (
    <button
      type="button"
      class="btn btn-link p-0 text-start text-break path"
      aria-expanded={isOpen}
      onClick={() => choose(isOpen ? "" : id)}
    >
      {children}
    </button>
  );
}
