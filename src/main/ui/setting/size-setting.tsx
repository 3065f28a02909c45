import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { TextField } from "../component/field";
import type { SettingFieldProps } from "./setting-field";

const GIB = 1024 ** 3;

type SizeProps = SettingFieldProps & { label: string; hint: ComponentChildren };

function isLimit(typed: string): boolean {
  const bytes = Math.round(Number(typed) * GIB);
  return typed === "" || (bytes > 0 && Number.isSafeInteger(bytes));
}

/** Bytes, in GiB; nothing typed is no limit. */
export function SizeSetting({ label, hint, value, disabled, error, onChange }: SizeProps) {
  const { t } = useSpeech();
  const bytes = typeof value === "number" ? value : -1;
  const [text, setText] = useState(bytes < 0 ? "" : String(bytes / GIB));
  const change = (typed: string) => {
    setText(typed);
    onChange(typed === "" ? -1 : Math.round(Number(typed) * GIB));
  };
  return (
    <TextField
      label={label}
      hint={hint}
      error={isLimit(text) ? error : t("component.limitWrong")}
      type="number"
      min={0}
      step="any"
      value={text}
      disabled={disabled}
      onChange={change}
    />
  );
}
