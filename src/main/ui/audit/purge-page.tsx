import { useState } from "preact/hooks";
import { post, put } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { FormDialog } from "../component/dialog";
import { CheckField } from "../component/field";
import { tell } from "../component/notice";
import { SchedulePanel } from "../component/schedule-panel";
import { numberOf, parametersOf, type SystemJob } from "../component/system-job";
import { SystemJobList } from "../component/system-job-list";
import { useListing } from "../component/table";
import { AuditHead } from "./head";
import { isComplete, type Purge, PurgeFields, purgeOf, purgeParameters } from "./purge-fields";

/** What of the log goes by its age, when, and how that went. */
export default function PurgePage() {
  const { t } = useSpeech();
  const mayAct = isAdministrator(useSession().user);
  const listing = useListing("-id");
  const history = useGet("/system/purgeaudit", { query: listing.query });
  const [purging, setPurging] = useState(false);
  return (
    <>
      <AuditHead />
      <Schedule mayAct={mayAct} />
      <section class="panel">
        <div class="headline">
          <h2>{t("audit.purges")}</h2>
          {mayAct && (
            <div class="acts">
              <button type="button" class="btn btn-primary" onClick={() => setPurging(true)}>
                {t("audit.purge")}
              </button>
            </div>
          )}
        </div>
        <p class="muted">{t("audit.purgeAbout")}</p>
        <SystemJobList
          label={t("audit.purges")}
          asked={history}
          listing={listing}
          empty={t("audit.noPurges")}
          name={(job) => t(isDry(job) ? "audit.dryRunOf" : "audit.purgeOf", { id: String(job.id) })}
          href={(job) => `/admin/jobs/${job.id}`}
          result={(job) =>
            t(isDry(job) ? "audit.wouldGo" : "audit.gone", { count: numberOf(parametersOf(job), "purged") })
          }
        />
      </section>
      {purging && <PurgeDialog onDone={history.reload} onClose={() => setPurging(false)} />}
    </>
  );
}

function isDry(job: SystemJob): boolean {
  return parametersOf(job)["dry_run"] === true;
}

function PurgeDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useSpeech();
  const [purge, setPurge] = useState<Purge>(purgeOf({}));
  const [dry, setDry] = useState(true);
  return (
    <FormDialog
      title={t("audit.purgeTitle")}
      act={t(dry ? "audit.dryRun" : "audit.purge")}
      danger={!dry}
      disabled={!isComplete(purge)}
      onSubmit={async () => {
        await post("/system/purgeaudit/schedule", {
          body: { schedule: { type: "Manual" }, parameters: purgeParameters(purge, dry) },
        });
        tell(t("audit.purgeStarted"));
        onDone();
      }}
      onClose={onClose}
    >
      <PurgeFields value={purge} onChange={setPurge} />
      <CheckField label={t("audit.dryRun")} hint={t("audit.dryRunHint")} checked={dry} onChange={setDry} />
    </FormDialog>
  );
}

function Schedule({ mayAct }: { mayAct: boolean }) {
  const { t } = useSpeech();
  const asked = useGet("/system/purgeaudit/schedule", {});
  const [edited, setEdited] = useState<Purge>();
  if (asked.data === undefined) {
    return null;
  }
  const known = purgeOf(parametersOf(asked.data));
  const purge = edited ?? known;
  return (
    <SchedulePanel
      title={t("audit.scheduleTitle")}
      cron={asked.data.schedule.cron}
      next={asked.data.schedule.next_scheduled_time}
      mayChange={mayAct}
      note={t("audit.scheduleNote", { days: Number(known.days), events: known.events.size })}
      fields={<PurgeFields value={purge} onChange={setEdited} />}
      onSave={async (cron, type) => {
        await put("/system/purgeaudit/schedule", {
          body: { schedule: { type, cron }, parameters: purgeParameters(purge, false) },
        });
        setEdited(undefined);
        asked.reload();
        tell(t("component.saved"));
      }}
    />
  );
}
