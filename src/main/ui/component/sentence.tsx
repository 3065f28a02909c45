import type { ComponentChildren } from "preact";
import { Fragment } from "preact";

interface SentenceProps {
  /** A text in which {@code {name}} stands for a part. */
  text: string;
  parts: Record<string, ComponentChildren>;
}

/** A sentence some of whose words are more than text, in the order of the language. */
export function Sentence({ text, parts }: SentenceProps) {
  return (
    <>
      {text.split(/(\{\w+\})/).map((piece, i) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1];
        return <Fragment key={i}>{name !== undefined && name in parts ? parts[name] : piece}</Fragment>;
      })}
    </>
  );
}

interface WordChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly (readonly [V, string])[];
  onChange: (value: V) => void;
  /** Reads as plain words where nobody may choose. */
  fixed: boolean;
}

/** Words of a sentence that are chosen. */
export function WordChoice<V extends string>({ label, value, options, onChange, fixed }: WordChoiceProps<V>) {
  if (fixed) {
    return <strong>{options.find(([option]) => option === value)?.[1] ?? value}</strong>;
  }
  const choose = (chosen: string) => {
    const option = options.find(([one]) => one === chosen);
    if (option) {
      onChange(option[0]);
    }
  };
  return (
    <select class="word" aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface WordTextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  fixed: boolean;
  /** Monospace, as patterns are. */
  mono?: boolean;
  numeric?: boolean;
  invalid?: boolean;
}

/** A word of a sentence that is typed. */
export function WordText({ label, value, onChange, fixed, mono, numeric, invalid }: WordTextProps) {
  const look = mono ? "mono" : "";
  if (fixed) {
    return <strong class={`${look} text-break`}>{value}</strong>;
  }
  return (
    <input
      class={`word ${look}`}
      aria-label={label}
      aria-invalid={invalid ?? false}
      inputMode={numeric ? "numeric" : "text"}
      autoComplete="off"
      spellcheck={false}
      size={Math.max(numeric ? 2 : 4, Math.min(value.length + 1, 40))}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
