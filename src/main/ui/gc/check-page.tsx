import { post } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { useWork } from "../component/dialog";
import { Failure, tell } from "../component/notice";
import { SchedulePanel } from "../component/schedule-panel";
import { State } from "../component/state";
import { numberOf, parametersOf, type SystemJob } from "../component/system-job";
import { SystemJobList } from "../component/system-job-list";
import { useListing } from "../component/table";
import { CollectionHead } from "./head";

/** Whether everything is in the store that the registry knows of, and nothing else. */
export default function CheckPage() {
  const { t } = useSpeech();
  const mayAct = isAdministrator(useSession().user);
  const listing = useListing("-id");
  const history = useGet("/system/storagecheck", { query: listing.query });
  const start = useWork(async () => {
    await post("/system/storagecheck/schedule", { body: { schedule: { type: "Manual" } } });
    tell(t("gc.checkStarted"));
    history.reload();
  });
  return (
    <>
      <CollectionHead />
      <Schedule mayAct={mayAct} />
      <section class="panel">
        <div class="headline">
          <h2>{t("gc.checks")}</h2>
          {mayAct && (
            <div class="acts">
              <button type="button" class="btn btn-primary" disabled={start.busy} onClick={() => void start.work()}>
                {t("gc.checkNow")}
              </button>
            </div>
          )}
        </div>
        <p class="muted">{t("gc.checkAbout")}</p>
        <Failure error={start.error} />
        <SystemJobList
          label={t("gc.checks")}
          asked={history}
          listing={listing}
          empty={t("gc.noChecks")}
          name={(job) => t("gc.checkOf", { id: String(job.id) })}
          href={(job) => `/admin/collection/storage/${job.id}`}
          result={(job) => <Result job={job} />}
        />
      </section>
    </>
  );
}

function Result({ job }: { job: SystemJob }) {
  const { t } = useSpeech();
  const result = parametersOf(job);
  const damaged = numberOf(result, "missing") + numberOf(result, "wrong_size") + numberOf(result, "out_of_service");
  const left = numberOf(result, "orphaned") + numberOf(result, "unfinished");
  if (damaged === 0 && left === 0) {
    return <State meaning="good">{t("gc.allThere", { count: numberOf(result, "blobs") })}</State>;
  }
  return (
    <span class="d-flex flex-wrap gap-3">
      {damaged > 0 && <State meaning="bad">{t("gc.damaged", { count: damaged })}</State>}
      {left > 0 && <State meaning="attention">{t("gc.leftOver", { count: left })}</State>}
    </span>
  );
}

function Schedule({ mayAct }: { mayAct: boolean }) {
  const { t } = useSpeech();
  const asked = useGet("/system/storagecheck/schedule", {});
  if (asked.data === undefined) {
    return null;
  }
  return (
    <SchedulePanel
      title={t("gc.checkScheduleTitle")}
      cron={asked.data.schedule.cron}
      next={asked.data.schedule.next_scheduled_time}
      mayChange={mayAct}
      onSave={async (cron, type) => {
        await post("/system/storagecheck/schedule", { body: { schedule: { type, cron } } });
        asked.reload();
        tell(t("component.saved"));
      }}
    />
  );
}
