import { useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { FormDialog } from "../component/dialog";
import { cronOf, timingInWords, timingOf } from "../component/timing";
import { TimingFields } from "../component/timing-fields";

interface ScheduleProps {
  cron: string;
  mayChange: boolean;
  onSave: (cron: string) => Promise<void>;
}

/** When the policy runs by itself. */
export function Schedule({ cron, mayChange, onSave }: ScheduleProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [editing, setEditing] = useState(false);
  return (
    <section class="panel">
      <div class="headline">
        <h2>{t("retention.schedule")}</h2>
        <span>{timingInWords(cron, speech)}</span>
        {mayChange && (
          <div class="acts">
            <button type="button" class="btn btn-outline-secondary" onClick={() => setEditing(true)}>
              {t("component.edit")}
            </button>
          </div>
        )}
      </div>
      {editing && <ScheduleDialog cron={cron} onSave={onSave} onClose={() => setEditing(false)} />}
    </section>
  );
}

function ScheduleDialog({ cron, onSave, onClose }: Omit<ScheduleProps, "mayChange"> & { onClose: () => void }) {
  const { t } = useSpeech();
  const [timing, setTiming] = useState(timingOf(cron));
  return (
    <FormDialog
      title={t("retention.scheduleTitle")}
      act={t("component.save")}
      disabled={timing.repeated === "Custom" && timing.cron.trim() === ""}
      onSubmit={() => onSave(cronOf(timing))}
      onClose={onClose}
    >
      <TimingFields value={timing} onChange={setTiming} />
    </FormDialog>
  );
}
