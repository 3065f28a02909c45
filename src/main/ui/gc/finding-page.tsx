import { useState } from "preact/hooks";
import { post, put } from "../api/client";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { NoSuchPage } from "../app/app";
import { type Key, useSpeech } from "../app/language";
import { Link } from "../app/router";
import type { Params } from "../app/routes";
import { isAdministrator, useSession } from "../app/session";
import { Confirm, useWork } from "../component/dialog";
import { Figures } from "../component/figures";
import { isUnderWay, JobState } from "../component/job-state";
import { Failure, Loading, tell } from "../component/notice";
import { PageTitle } from "../component/page";
import { Progress } from "../component/progress";
import { useRepeat } from "../component/repeat";
import { numberOf, parametersOf, type SystemJob } from "../component/system-job";
import { FindingList } from "./finding-list";

/** One check of the store: what it found, and what can be done about it. */
export default function FindingPage({ params }: { params: Params }) {
  const asked = useGet("/system/storagecheck/{check_id}", { path: { check_id: Number(params["check"]) } });
  useRepeat(asked, asked.data !== undefined && isUnderWay(asked.data.job_status));
  if (asked.error?.status === 404) {
    return <NoSuchPage />;
  }
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return <Check job={asked.data} reload={asked.reload} />;
}

function Check({ job, reload }: { job: SystemJob; reload: () => void }) {
  const { t, number, size } = useSpeech();
  const mayAct = isAdministrator(useSession().user);
  const [repaired, setRepaired] = useState(0);
  const result = parametersOf(job);
  const isRunning = isUnderWay(job.job_status);
  const stop = useWork(async () => {
    await put("/system/storagecheck/{check_id}", { path: { check_id: job.id } });
    reload();
  });
  const damaged = numberOf(result, "missing") + numberOf(result, "wrong_size");
  const left = numberOf(result, "orphaned") + numberOf(result, "unfinished");
  return (
    <>
      <PageTitle
        title={t("gc.checkOf", { id: String(job.id) })}
        acts={
          mayAct &&
          isRunning && (
            <button type="button" class="btn btn-outline-secondary" disabled={stop.busy} onClick={() => void stop.work()}>
              {t("gc.stop")}
            </button>
          )
        }
      >
        <JobState status={job.job_status} />
        <Link href={`/admin/jobs/${job.id}`}>{t("gc.log")}</Link>
      </PageTitle>
      <Failure error={stop.error} />
      <section class="panel">
        {isRunning && <Progress label={t("gc.progress")} done={job.done ?? 0} total={job.total ?? 0} expectedEnd={job.expected_end} />}
        <Figures
          of={[
            [t("gc.blobs"), number(numberOf(result, "blobs"))],
            [t("gc.objectsInStore"), number(numberOf(result, "objects"))],
            [t("gc.bytes"), size(numberOf(result, "bytes"))],
            [t("gc.kind.missing"), number(numberOf(result, "missing"))],
            [t("gc.kind.wrong_size"), number(numberOf(result, "wrong_size"))],
            [t("gc.kind.out_of_service"), number(numberOf(result, "out_of_service"))],
            [t("gc.kind.orphaned"), number(numberOf(result, "orphaned"))],
            [t("gc.kind.unfinished"), number(numberOf(result, "unfinished"))],
          ]}
        />
        {mayAct && !isRunning && (
          <div class="d-flex flex-wrap gap-2">
            {damaged > 0 && <Repair check={job.id} way="withdraw" onDone={() => setRepaired(repaired + 1)} />}
            {left > 0 && <Repair check={job.id} way="clear" onDone={() => setRepaired(repaired + 1)} />}
          </div>
        )}
      </section>
      <FindingList check={job.id} stamp={`${job.update_time} ${repaired}`} />
    </>
  );
}

type Repaired = components["schemas"]["StorageRepairReply"];

const REPAIRS = {
  withdraw: { act: "gc.withdraw", what: "gc.withdrawWhat", done: "gc.withdrawn" },
  clear: { act: "gc.clear", what: "gc.clearWhat", done: "gc.cleared" },
} satisfies Record<string, Record<string, Key>>;

/** Does something about findings, some hundred at a time. */
function Repair({ check, way, onDone }: { check: number; way: keyof typeof REPAIRS; onDone: () => void }) {
  const { t } = useSpeech();
  const [confirming, setConfirming] = useState(false);
  const words = REPAIRS[way];
  const path = { check_id: check };
  const repair = async () => {
    const { data }: { data: Repaired } =
      way === "withdraw"
        ? await post("/system/storagecheck/{check_id}/withdraw", { path })
        : await post("/system/storagecheck/{check_id}/clear", { path });
    tell(t(words.done, { done: data.done, obsolete: data.obsolete, left: data.left }));
    onDone();
  };
  return (
    <>
      <button type="button" class="btn btn-outline-secondary" onClick={() => setConfirming(true)}>
        {t(words.act)}
      </button>
      {confirming && (
        <Confirm title={t(words.act)} act={t(words.act)} onConfirm={repair} onClose={() => setConfirming(false)}>
          <p>{t(words.what)}</p>
        </Confirm>
      )}
    </>
  );
}
