import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { FormDialog } from "./dialog";
import { cronOf, type Repeated, timingInWords, timingOf } from "./timing";
import { TimingFields } from "./timing-fields";
import { Ago } from "./values";

interface SchedulePanelProps {
  /** What it is the schedule of, as the title of the dialog. */
  title: string;
  cron: string | undefined;
  next?: string | undefined;
  mayChange: boolean;
  /** What else is to be said about each time, in the dialog. */
  fields?: ComponentChildren;
  /** The same in words, in the panel. */
  note?: ComponentChildren;
  onSave: (cron: string, repeated: Repeated) => Promise<void>;
}

/** When something is done by itself, and the dialog that changes it. */
export function SchedulePanel(props: SchedulePanelProps) {
  const { cron, next, mayChange, note } = props;
  const speech = useSpeech();
  const { t } = speech;
  const [editing, setEditing] = useState(false);
  return (
    <section class="panel">
      <div class="headline mb-0">
        <h2>{t("component.schedule")}</h2>
        <span>{timingInWords(cron, speech)}</span>
        {next && (
          <span class="muted">
            {t("component.scheduleNext")} <Ago time={next} />
          </span>
        )}
        {mayChange && (
          <div class="acts">
            <button type="button" class="btn btn-outline-secondary" onClick={() => setEditing(true)}>
              {t("component.edit")}
            </button>
          </div>
        )}
      </div>
      {cron && note && <p class="muted mt-2 mb-0">{note}</p>}
      {editing && <ScheduleDialog {...props} onClose={() => setEditing(false)} />}
    </section>
  );
}

function ScheduleDialog({ title, cron, fields, onSave, onClose }: SchedulePanelProps & { onClose: () => void }) {
  const { t } = useSpeech();
  const [timing, setTiming] = useState(timingOf(cron));
  return (
    <FormDialog
      title={title}
      act={t("component.save")}
      disabled={timing.repeated === "Custom" && timing.cron.trim() === ""}
      onSubmit={() => onSave(cronOf(timing), timing.repeated)}
      onClose={onClose}
    >
      <TimingFields value={timing} onChange={setTiming} />
      {timing.repeated !== "None" && fields}
    </FormDialog>
  );
}
