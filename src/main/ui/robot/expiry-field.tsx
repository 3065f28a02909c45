import { useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { SelectField, TextField } from "../component/field";

export const NEVER = -1;

const MOST_DAYS = 1_000_000;
const USUAL = [30, 90, 365];
const OTHER = "other";

interface ExpiryFieldProps {
  /** From the creation on, or {@link NEVER}; null for what is no number of days. */
  days: number | null;
  onChange: (days: number | null) => void;
}

/** How long a robot account is good. */
export function ExpiryField({ days, onChange }: ExpiryFieldProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState(days === null || days === NEVER ? "" : String(days));
  const [isOther, setOther] = useState(days !== NEVER && !USUAL.includes(days ?? 0));
  const choose = (value: string) => {
    setOther(value === OTHER);
    onChange(value === OTHER ? daysOf(typed) : Number(value));
  };
  const type = (text: string) => {
    setTyped(text);
    onChange(daysOf(text));
  };
  return (
    <>
      <SelectField
        label={t("robot.expiry")}
        hint={t("robot.expiryHint")}
        value={isOther ? OTHER : String(days)}
        onChange={choose}
        options={[
          ...USUAL.map((count) => [String(count), t("robot.days", { count })] as const),
          [String(NEVER), t("robot.noEnd")],
          [OTHER, t("robot.otherDays")],
        ]}
      />
      {isOther && (
        <TextField
          label={t("robot.daysLabel")}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={type}
          error={typed !== "" && daysOf(typed) === null ? t("robot.daysWrong") : undefined}
        />
      )}
    </>
  );
}

function daysOf(text: string): number | null {
  const days = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  return days >= 1 && days <= MOST_DAYS ? days : null;
}
