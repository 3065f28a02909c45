import { useSpeech } from "../app/language";
import { Field, SelectField, TextField } from "./field";
import { type Repeated, type Timing, weekday } from "./timing";

interface TimingFieldsProps {
  value: Timing;
  onChange: (value: Timing) => void;
  /** Why the server refused the cron line. */
  error?: string | undefined;
}

const DAYS = [1, 2, 3, 4, 5, 6, 0];

/** When something is done by itself: by the hour, the day or the week, or by a cron line. */
export function TimingFields({ value, onChange, error }: TimingFieldsProps) {
  const { t, language } = useSpeech();
  const options: [Repeated, string][] = [
    ["None", t("component.timing.never")],
    ["Hourly", t("component.timing.hourly")],
    ["Daily", t("component.timing.daily")],
    ["Weekly", t("component.timing.weekly")],
    ["Custom", t("component.timing.byCron")],
  ];
  const { repeated } = value;
  return (
    <div class="row gx-3">
      <div class="col-sm">
        <SelectField
          label={t("component.timing.repeated")}
          value={repeated}
          options={options}
          onChange={(chosen) => onChange({ ...value, repeated: chosen })}
        />
      </div>
      {repeated === "Weekly" && (
        <div class="col-sm">
          <SelectField
            label={t("component.timing.day")}
            value={value.day}
            options={DAYS.map((day) => [String(day), weekday(day, language)] as const)}
            onChange={(day) => onChange({ ...value, day })}
          />
        </div>
      )}
      {repeated === "Hourly" && <Minute value={value} onChange={onChange} />}
      {(repeated === "Daily" || repeated === "Weekly") && <Time value={value} onChange={onChange} />}
      {repeated === "Custom" && (
        <div class="col-sm">
          <TextField
            label={t("component.timing.cron")}
            hint={t("component.timing.cronHint")}
            autoComplete="off"
            rule={{ pattern: "\\s*[0-5]?[0-9](\\s+\\S+){5}\\s*" }}
            broken="component.timing.cronBroken"
            error={error}
            value={value.cron}
            onChange={(cron) => onChange({ ...value, cron })}
          />
        </div>
      )}
    </div>
  );
}

function Time({ value, onChange }: TimingFieldsProps) {
  const { t } = useSpeech();
  return (
    <div class="col-sm">
      <Field label={t("component.timing.time")}>
        {(attributes) => (
          <input
            {...attributes}
            type="time"
            required
            class="form-control"
            value={value.time}
            onInput={(event) => event.currentTarget.value && onChange({ ...value, time: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Minute({ value, onChange }: TimingFieldsProps) {
  const { t } = useSpeech();
  const set = (typed: string) => onChange({ ...value, time: `00:${typed.padStart(2, "0")}` });
  const minutes = Array.from({ length: 12 }, (_, i) => String(i * 5).padStart(2, "0"));
  const chosen = value.time.slice(3);
  return (
    <div class="col-sm">
      <SelectField
        label={t("component.timing.minute")}
        value={chosen}
        options={[...new Set([...minutes, chosen])].sort().map((minute) => [minute, minute] as const)}
        onChange={set}
      />
    </div>
  );
}
