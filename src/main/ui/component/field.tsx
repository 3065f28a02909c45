import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import type { Key } from "../app/language";

/** What the server holds a text against, as its OpenAPI document says. */
export interface Rule {
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}

/** Whether the server would take this text; an empty one is for {@code required} to judge. */
export function fits(text: string, rule: Rule): boolean {
  return (
    text === "" ||
    (text.length >= (rule.minLength ?? 0) &&
      text.length <= (rule.maxLength ?? Number.MAX_SAFE_INTEGER) &&
      (rule.pattern === undefined || new RegExp(`^(?:${rule.pattern})$`, "u").test(text)))
  );
}

interface FieldProps {
  label: string;
  /** What is expected, said before it is broken. */
  hint?: ComponentChildren;
  /** Why the server refused what stands here. */
  error?: string | undefined;
  children: (attributes: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => ComponentChildren;
}

/** A label, something to fill in, its hint and its error. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div class="mb-3">
      <label class="form-label" for={id}>
        {label}
      </label>
      {children({ id, "aria-describedby": `${id}-hint`, "aria-invalid": error !== undefined })}
      <div id={`${id}-hint`}>
        {error !== undefined && (
          <div class="text-danger small mt-1" role="alert">
            {error}
          </div>
        )}
        {hint && <div class="form-text">{hint}</div>}
      </div>
    </div>
  );
}

type TextProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "value" | "onInput" | "onChange"> & {
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  /** With the key of the sentence that says what is expected. */
  rule?: Rule;
  broken?: Key;
};

/** A line of text, checked as the server does when one leaves it. */
export function TextField({ label, hint, error, value, onChange, rule, broken, ...rest }: TextProps) {
  const { t } = useSpeech();
  const [left, setLeft] = useState(false);
  const problem = left && rule && !fits(value, rule) ? t(broken ?? "component.invalid") : undefined;
  return (
    <Field label={label} hint={hint} error={problem ?? error}>
      {(attributes) => (
        <input
          {...rest}
          {...attributes}
          class={`form-control${attributes["aria-invalid"] ? " is-invalid" : ""}`}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
          onBlur={() => setLeft(true)}
        />
      )}
    </Field>
  );
}

type ChoiceProps<V extends string> = {
  label: string;
  hint?: ComponentChildren;
  value: V;
  onChange: (value: V) => void;
  options: readonly (readonly [V, string])[];
  disabled?: boolean;
};

export function SelectField<V extends string>({ label, hint, value, onChange, options, disabled }: ChoiceProps<V>) {
  return (
    <Field label={label} hint={hint}>
      {({ id, ...attributes }) => (
        <select
          id={id}
          aria-describedby={attributes["aria-describedby"]}
          class="form-select"
          value={value}
          disabled={disabled ?? false}
          onChange={(event) => onChange(event.currentTarget.value as V)}
        >
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  label: ComponentChildren;
  hint?: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function CheckField({ label, hint, checked, onChange, disabled }: CheckProps) {
  const id = useId();
  return (
    <div class="form-check mb-3">
      <input
        id={id}
        type="checkbox"
        class="form-check-input"
        checked={checked}
        disabled={disabled ?? false}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label class="form-check-label" for={id}>
        {label}
      </label>
      <div id={`${id}-hint`}>{hint && <div class="form-text">{hint}</div>}</div>
    </div>
  );
}
