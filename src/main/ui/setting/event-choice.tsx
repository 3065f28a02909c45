import type { ComponentChildren } from "preact";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { CheckField } from "../component/field";
import type { SettingFieldProps } from "./setting-field";

type EventsProps = SettingFieldProps & { label: string; hint: ComponentChildren };

/** Kept whatever anybody wants, so that an entry says who left out what. */
const ALWAYS = "update_configuration";

/** Which events leave no entry. Those that are ticked do. */
export function EventChoice({ label, hint, value, disabled, onChange }: EventsProps) {
  const { t } = useSpeech();
  const events = useGet("/auditlog-exts/events", {});
  const left = new Set(String(value).split(",").filter(Boolean));
  const change = (event: string, isKept: boolean) => {
    const next = new Set(left);
    if (isKept) {
      next.delete(event);
    } else {
      next.add(event);
    }
    onChange([...next].sort().join(","));
  };
  return (
    <fieldset class="mb-3">
      <legend class="fs-6">{label}</legend>
      <p class="form-text">{hint}</p>
      <details>
        <summary>{left.size === 0 ? t("setting.auditEvents.all") : t("setting.auditEvents.left", { count: left.size })}</summary>
        <div class="columns mt-2">
          {(events.data ?? []).map(({ event_type: event = "" }) => (
            <CheckField
              key={event}
              label={<span class="mono">{event}</span>}
              checked={!left.has(event)}
              disabled={disabled || event === ALWAYS}
              onChange={(isKept) => change(event, isKept)}
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}
