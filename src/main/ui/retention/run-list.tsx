import { useState } from "preact/hooks";
import { post } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link, navigate } from "../app/router";
import { Confirm, useWork } from "../component/dialog";
import { isUnderWay, JobState } from "../component/job-state";
import { Empty, Failure } from "../component/notice";
import { useRepeat } from "../component/repeat";
import { Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import { useProject } from "../project/project-page";
import type { Policy } from "./policy";

/** The runs of a policy, and what starts one. */
export function RunList({ policy, mayRun }: { policy: Policy; mayRun: boolean }) {
  const { t } = useSpeech();
  const { project } = useProject();
  const listing = useListing();
  const { page, page_size } = listing.query;
  const runs = useGet("/retentions/{id}/executions", { path: { id: policy.id }, query: { page, page_size } });
  useRepeat(runs, runs.data?.some((run) => isUnderWay(run.status)) ?? false);
  const [confirming, setConfirming] = useState(false);
  const base = `/projects/${project.name}/policies/runs`;
  const start = async (dry_run: boolean) => {
    const { location } = await post("/retentions/{id}/executions", { path: { id: policy.id }, body: { dry_run } });
    navigate(`${base}/${location?.split("/").pop()}`);
  };
  const dryRun = useWork(() => start(true));
  return (
    <section class="panel">
      <div class="headline">
        <h2>{t("retention.runs")}</h2>
        {mayRun && (
          <div class="acts">
            <button type="button" class="btn btn-primary" disabled={dryRun.busy} onClick={() => void dryRun.work()}>
              {t("retention.dryRun")}
            </button>
            <button type="button" class="btn btn-outline-secondary" onClick={() => setConfirming(true)}>
              {t("retention.runNow")}
            </button>
          </div>
        )}
      </div>
      <Failure error={dryRun.error} />
      <Table
        label={t("retention.runs")}
        asked={runs}
        listing={listing}
        keyOf={(run) => run.id}
        empty={
          <Empty title={t("retention.noRuns")}>
            <p class="muted mb-0">{t("retention.noRunsHint")}</p>
          </Empty>
        }
        columns={[
          { title: t("retention.run"), show: (run) => <Link href={`${base}/${run.id}`}>{t("retention.runOf", { id: String(run.id) })}</Link> },
          { title: t("retention.kind"), show: (run) => t(run.dry_run ? "retention.dry" : "retention.real") },
          { title: t("retention.state"), show: (run) => <JobState status={run.status} /> },
          { title: t("retention.startedBy"), show: (run) => t(run.trigger === "MANUAL" ? "retention.byHand" : "retention.bySchedule") },
          { title: t("retention.started"), show: (run) => <Ago time={run.start_time} /> },
          { title: t("retention.ended"), show: (run) => (run.end_time ? <Ago time={run.end_time} /> : "–") },
        ]}
      />
      {confirming && (
        <Confirm
          title={t("retention.runTitle")}
          act={t("retention.runNow")}
          onConfirm={() => start(false)}
          onClose={() => setConfirming(false)}
        >
          <p>{t("retention.runWhat")}</p>
          <p class="muted">{t("retention.runTry")}</p>
        </Confirm>
      )}
    </section>
  );
}
