import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { fits, TextField } from "../component/field";
import { numberOf } from "../component/system-job";

/** What of the log goes: how old an entry gets, and which events; those that are not named stay. */
export interface Purge {
  /** As it is typed. */
  days: string;
  events: ReadonlySet<string>;
}

const HOURS = 24;

/** What has no name of its own. */
const OTHER = "other_events";

/** Ten thousand days are the server's limit. */
const DAYS = { pattern: "(10000|[1-9][0-9]{0,3})" };

/** Those that grow fastest and say least, unless something else is known. */
const STANDARD: Purge = { days: "90", events: new Set(["pull_artifact"]) };

export function purgeOf(parameters: Record<string, unknown>): Purge {
  const hours = numberOf(parameters, "audit_retention_hour");
  const events = parameters["include_event_types"];
  return hours === 0 || typeof events !== "string"
    ? STANDARD
    : { days: String(Math.max(1, Math.round(hours / HOURS))), events: new Set(events.split(",")) };
}

export function purgeParameters({ days, events }: Purge, dry: boolean): Record<string, unknown> {
  return { audit_retention_hour: Number(days) * HOURS, include_event_types: [...events].join(","), dry_run: dry };
}

export function isComplete({ days, events }: Purge): boolean {
  return days !== "" && fits(days, DAYS) && events.size > 0;
}

interface PurgeFieldsProps {
  value: Purge;
  onChange: (value: Purge) => void;
}

export function PurgeFields({ value, onChange }: PurgeFieldsProps) {
  const { t } = useSpeech();
  const asked = useGet("/auditlog-exts/events", {});
  const names = [...(asked.data ?? []).map((event) => event.event_type), OTHER];
  const toggle = (name: string) => {
    const events = new Set(value.events);
    if (!events.delete(name)) {
      events.add(name);
    }
    onChange({ ...value, events });
  };
  const all = names.every((name) => value.events.has(name));
  return (
    <>
      <TextField
        label={t("audit.days")}
        hint={t("audit.daysHint")}
        inputMode="numeric"
        rule={DAYS}
        broken="audit.daysBroken"
        value={value.days}
        onChange={(days) => onChange({ ...value, days })}
      />
      <fieldset class="mb-3">
        <legend class="form-label fs-6">{t("audit.events")}</legend>
        <label class="d-flex gap-2 mb-2">
          <input
            type="checkbox"
            class="form-check-input"
            checked={all}
            onChange={() => onChange({ ...value, events: new Set(all ? [] : names) })}
          />
          {t("audit.allEvents")}
        </label>
        <div class="choices">
          {names.map((name) => (
            <label key={name} class="d-flex gap-2">
              <input type="checkbox" class="form-check-input" checked={value.events.has(name)} onChange={() => toggle(name)} />
              <span class="mono text-break">{name}</span>
            </label>
          ))}
        </div>
        <div class="form-text">{t("audit.eventsHint")}</div>
      </fieldset>
    </>
  );
}
