import { put } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { useWork } from "../component/dialog";
import { Empty, Failure } from "../component/notice";
import { State } from "../component/state";
import { Table, useListing } from "../component/table";
import { timingInWords } from "../component/timing";
import { Ago } from "../component/values";
import { JobHead } from "./head";
import { jobSubject, jobType } from "./job-type";

/** What is done again and again, and when next. */
export default function SchedulePage() {
  const speech = useSpeech();
  const { t } = speech;
  const listing = useListing();
  const { page, page_size } = listing.query;
  const schedules = useGet("/schedules", { query: { page, page_size } });
  return (
    <>
      <JobHead />
      <section class="panel">
        <Pause />
        <Table
          label={t("job.tab.schedules")}
          asked={schedules}
          listing={listing}
          keyOf={(one) => one.id}
          empty={<Empty title={t("job.noSchedules")} />}
          columns={[
            { title: t("job.type"), show: (one) => jobType(one.vendor_type, t) },
            { title: t("job.about"), show: (one) => jobSubject(one.vendor_id, t) },
            { title: t("job.when"), show: (one) => <span title={one.cron}>{timingInWords(one.cron, speech)}</span> },
            { title: t("job.next"), show: (one) => (one.next_scheduled_time ? <Ago time={one.next_scheduled_time} /> : "–") },
          ]}
        />
      </section>
    </>
  );
}

/** Whether schedules begin anything, for all of them at once. */
function Pause() {
  const { t } = useSpeech();
  const { user } = useSession();
  const asked = useGet("/schedules/{job_type}/paused", { path: { job_type: "all" } });
  const paused = asked.data?.paused ?? false;
  const toggle = useWork(async () => {
    await put("/jobservice/queues/{job_type}", {
      path: { job_type: "SCHEDULER" },
      body: { action: paused ? "resume" : "pause" },
    });
    asked.reload();
  });
  return (
    <>
      <div class="headline">
        <State meaning={paused ? "attention" : "good"}>
          <span class="text-wrap">{t(paused ? "job.schedulesPaused" : "job.schedulesGoOn")}</span>
        </State>
        {isAdministrator(user) && asked.data && (
          <div class="acts">
            <button type="button" class="btn btn-outline-secondary" disabled={toggle.busy} onClick={() => void toggle.work()}>
              {t(paused ? "job.resumeSchedules" : "job.pauseSchedules")}
            </button>
          </div>
        )}
      </div>
      <Failure error={toggle.error ?? asked.error} />
    </>
  );
}
