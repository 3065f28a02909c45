interface LabelTagProps {
  name: string;
  /** Like {@code #0A7CFF}, or empty. */
  color: string;
}

/** A label: its colour is a dot beside the word, which so stays readable on every ground. */
export function LabelTag({ name, color }: LabelTagProps) {
  return (
    <span class="tag" title={name}>
      {color !== "" && <span class="dot" style={{ background: color }} aria-hidden="true" />}
      <span class="cut">{name}</span>
    </span>
  );
}
