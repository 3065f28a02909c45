import type { ComponentChildren } from "preact";
import { useSpeech } from "../app/language";
import { Field } from "./field";

const UNITS = { MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 } as const;

type Unit = keyof typeof UNITS;

/** A limit as it is typed, with a point before its decimals; without an amount there is none. */
export interface Limit {
  amount: string;
  unit: Unit;
}

export const NO_LIMIT = -1;

/** Bytes as people write them: in the largest unit that needs no more than three decimals, else rounded to these. */
export function limitOf(bytes: number): Limit {
  if (bytes < 0) {
    return { amount: "", unit: "GiB" };
  }
  const unit = (["TiB", "GiB"] as const).find((one) => Number.isInteger((bytes / UNITS[one]) * 1000)) ?? "MiB";
  return { amount: String(Math.round((bytes / UNITS[unit]) * 1000) / 1000), unit };
}

/** Whether somebody typed another limit than there was. */
export function isOtherLimit(limit: Limit, before: number): boolean {
  const { amount, unit } = limitOf(before);
  return limit.amount !== amount || limit.unit !== unit;
}

/** {@link NO_LIMIT} without an amount, and null for what is no amount. */
export function bytesOf({ amount, unit }: Limit): number | null {
  const text = amount.trim();
  if (text === "") {
    return NO_LIMIT;
  }
  const bytes = Math.round(Number(text) * UNITS[unit]);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : null;
}

interface LimitFieldProps {
  label: string;
  hint?: ComponentChildren;
  value: Limit;
  onChange: (value: Limit) => void;
}

/** A number of bytes, by amount and unit. */
export function LimitField({ label, hint, value, onChange }: LimitFieldProps) {
  const { t, language } = useSpeech();
  const isWrong = bytesOf(value) === null;
  return (
    <Field label={label} hint={hint} error={isWrong ? t("component.limitWrong") : undefined}>
      {(attributes) => (
        <div class="input-group">
          <input
            {...attributes}
            class={`form-control${isWrong ? " is-invalid" : ""}`}
            inputMode="decimal"
            autoComplete="off"
            placeholder={t("component.noLimit")}
            value={language === "de" ? value.amount.replace(".", ",") : value.amount}
            onInput={(event) => onChange({ ...value, amount: event.currentTarget.value.replace(",", ".") })}
          />
          <select
            class="form-select limit-unit"
            aria-label={t("component.unit")}
            value={value.unit}
            onChange={(event) => onChange({ ...value, unit: unitOf(event.currentTarget.value) })}
          >
            {Object.keys(UNITS).map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

function unitOf(text: string): Unit {
  return text === "MiB" || text === "TiB" ? text : "GiB";
}
