import { useState } from "preact/hooks";
import { useSpeech } from "../../app/language";
import { CheckField, Field, SelectField, TextField } from "../../component/field";
import type { Fields, Shape } from "./shapes";

interface ProviderFieldProps {
  shape: Shape;
  fields: Fields;
  error: string | undefined;
  disabled: boolean;
  /** Whether the server keeps a secret, which it never shows. */
  hasSecret: boolean;
  onChange: (fields: Fields) => void;
}

/** One setting of a provider. */
export function ProviderField({ shape, fields, error, disabled, hasSecret, onChange }: ProviderFieldProps) {
  const { t } = useSpeech();
  const common = { label: t(shape.label), hint: shape.hint && t(shape.hint), disabled };
  switch (shape.input) {
    case "flag":
      return (
        <CheckField
          {...common}
          checked={fields[shape.name] ?? false}
          onChange={(value) => onChange({ ...fields, [shape.name]: value })}
        />
      );
    case "scope":
      return (
        <SelectField
          {...common}
          value={String(fields[shape.name] ?? 2)}
          options={[
            ["0", t("identity.ldap.scope.base")],
            ["1", t("identity.ldap.scope.one")],
            ["2", t("identity.ldap.scope.sub")],
          ]}
          onChange={(value) => onChange({ ...fields, [shape.name]: Number(value) })}
        />
      );
    case "whole":
      return (
        <TextField
          {...common}
          error={error}
          type="number"
          value={String(fields[shape.name] ?? "")}
          onChange={(value) => onChange({ ...fields, [shape.name]: Number(value) })}
        />
      );
    case "words":
      return (
        <TextField
          {...common}
          error={error}
          value={(fields[shape.name] ?? []).join(" ")}
          onChange={(value) => onChange({ ...fields, [shape.name]: value.split(/[\s,]/) })}
        />
      );
    case "pairs":
      return <Pairs {...common} error={error} value={fields[shape.name] ?? {}} onChange={(value) => onChange({ ...fields, [shape.name]: value })} />;
    case "certificate":
      return (
        <Field label={common.label} hint={common.hint} error={error}>
          {(attributes) => (
            <textarea
              {...attributes}
              class="form-control mono"
              rows={3}
              disabled={disabled}
              value={fields[shape.name] ?? ""}
              onInput={(event) => onChange({ ...fields, [shape.name]: event.currentTarget.value })}
            />
          )}
        </Field>
      );
    case "secret":
      return (
        <TextField
          {...common}
          hint={hasSecret ? t("identity.provider.secretKept") : undefined}
          error={error}
          type="password"
          autoComplete="off"
          value={fields.secret ?? ""}
          onChange={(secret) => onChange({ ...fields, secret })}
        />
      );
    default:
      return (
        <TextField
          {...common}
          error={error}
          spellcheck={false}
          autoComplete="off"
          value={fields[shape.name] ?? ""}
          onChange={(value) => onChange({ ...fields, [shape.name]: value })}
        />
      );
  }
}

interface PairsProps {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  disabled: boolean;
  value: Record<string, string>;
  onChange: (value: Record<string, string>) => void;
}

/** Names and values, one pair a line. */
function Pairs({ value, onChange, disabled, ...field }: PairsProps) {
  const [text, setText] = useState(() =>
    Object.entries(value)
      .map((pair) => pair.join("="))
      .join("\n"),
  );
  const change = (typed: string) => {
    setText(typed);
    const lines = typed.split("\n").filter((line) => line.trim() !== "");
    onChange(Object.fromEntries(lines.map((line) => [line.split("=")[0] ?? "", line.split("=").slice(1).join("=")])));
  };
  return (
    <Field {...field}>
      {(attributes) => (
        <textarea
          {...attributes}
          class="form-control mono"
          rows={2}
          disabled={disabled}
          value={text}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
