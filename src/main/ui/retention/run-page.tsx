import { patch } from "../api/client";
import type { components } from "../api/schema";
import { type Asked, useGet } from "../api/use-get";
import { NoSuchPage } from "../app/app";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { useQueryValue } from "../app/router";
import { useWork } from "../component/dialog";
import { Figures } from "../component/figures";
import { isUnderWay, JobState } from "../component/job-state";
import { Empty, Failure, Loading } from "../component/notice";
import { PolicyTabs } from "../component/policy-tabs";
import { Progress } from "../component/progress";
import { useRepeat } from "../component/repeat";
import { type Listing, Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import { RowChoice } from "../component/row-choice";
import { ProjectPage, useProject } from "../project/project-page";
import { Decisions } from "./decisions";
import { RunChart } from "./run-chart";

export type RunTask = components["schemas"]["PolicyTaskReply"];
type Run = components["schemas"]["PolicyRunReply"];

/** The server keeps fewer runs of a policy than fit into one page. */
const ALL_RUNS = { page: 1, page_size: 100 };

/** One run of a retention policy: what went and what stayed in each repository, and why. */
export default function RunPage({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <PolicyTabs />
      <FoundRun id={Number(params["run"])} />
    </ProjectPage>
  );
}

function FoundRun({ id }: { id: number }) {
  const { project, may } = useProject();
  const policy = Number(project.metadata.retention_id ?? 0);
  const mayRead = policy > 0 && may("list", "tag-retention");
  const runs = useGet("/retentions/{id}/executions", mayRead ? { path: { id: policy }, query: ALL_RUNS } : null);
  const run = runs.data?.find((one) => one.id === id);
  const isRunning = isUnderWay(run?.status ?? "Success");
  useRepeat(runs, isRunning);
  if (runs.data === undefined && mayRead) {
    return runs.error ? <Failure error={runs.error} retry={runs.reload} /> : <Loading />;
  }
  return run === undefined ? <NoSuchPage /> : <RunView run={run} isRunning={isRunning} reload={runs.reload} />;
}

function RunView({ run, isRunning, reload }: { run: Run; isRunning: boolean; reload: () => void }) {
  const { t } = useSpeech();
  const { may } = useProject();
  const listing = useListing();
  const { page, page_size } = listing.query;
  const path = { id: run.policy_id, eid: run.id };
  const tasks = useGet("/retentions/{id}/executions/{eid}/tasks", { path, query: { page, page_size } });
  useRepeat(tasks, isRunning || (tasks.data?.some((task) => isUnderWay(task.status)) ?? false));
  const stop = useWork(async () => {
    await patch("/retentions/{id}/executions/{eid}", { path, body: { action: "stop" } });
    reload();
  });
  return (
    <>
      <section class="panel">
        <div class="headline">
          <h2>{t("retention.runOf", { id: String(run.id) })}</h2>
          <JobState status={run.status} />
          {isRunning && may("update", "tag-retention") && (
            <div class="acts">
              <button type="button" class="btn btn-outline-secondary" disabled={stop.busy} onClick={() => void stop.work()}>
                {t("retention.stop")}
              </button>
            </div>
          )}
        </div>
        <Failure error={stop.error} />
        <p>{t(run.dry_run ? "retention.dryExplained" : "retention.realExplained")}</p>
        <RunFigures run={run} tasks={tasks} />
        {isRunning && tasks.data && tasks.data.length === tasks.total && (
          <Progress
            label={t("retention.progress")}
            done={tasks.data.filter((task) => !isUnderWay(task.status)).length}
            total={tasks.total}
          />
        )}
      </section>
      <Repositories run={run} tasks={tasks} listing={listing} />
    </>
  );
}

function RunFigures({ run, tasks }: { run: Run; tasks: Asked<RunTask[]> }) {
  const { t, number } = useSpeech();
  const rows = tasks.data ?? [];
  const sum = (value: (task: RunTask) => number) => number(rows.reduce((all, task) => all + value(task), 0));
  const isWhole = rows.length === tasks.total;
  return (
    <Figures
      of={[
        [t("retention.started"), <Ago time={run.start_time} />],
        [t("retention.repositories"), number(tasks.total)],
        isWhole && [t(run.dry_run ? "retention.wouldGo" : "retention.gone"), sum((task) => task.deleted)],
        isWhole && [t("retention.stay"), sum((task) => task.retained)],
      ]}
    />
  );
}

function Repositories({ run, tasks, listing }: { run: Run; tasks: Asked<RunTask[]>; listing: Listing }) {
  const { t, number } = useSpeech();
  const [chosen, choose] = useQueryValue("task");
  const task = tasks.data?.find((one) => String(one.id) === chosen);
  return (
    <>
      <section class="panel">
        <h2>{t("retention.perRepository")}</h2>
        {tasks.data && tasks.data.length > 0 && <RunChart tasks={tasks.data} isDry={run.dry_run} />}
        <Table
          label={t("retention.perRepository")}
          asked={tasks}
          listing={listing}
          keyOf={(one) => one.id}
          empty={<Empty title={t("retention.noRepositories")} />}
          columns={[
            {
              title: t("retention.repository"),
              show: (one) => (
                <RowChoice id={String(one.id)} chosen={chosen} choose={choose}>
                  {one.repository}
                </RowChoice>
              ),
            },
            { title: t("retention.state"), show: (one) => <TaskState task={one} /> },
            { title: t("retention.artifacts"), number: true, show: (one) => number(one.total) },
            { title: t("retention.stay"), number: true, show: (one) => number(one.retained) },
            {
              title: t(run.dry_run ? "retention.wouldGo" : "retention.gone"),
              number: true,
              show: (one) => number(one.deleted),
            },
          ]}
        />
      </section>
      {task && <Decisions key={task.id} run={run} task={task} />}
    </>
  );
}

function TaskState({ task }: { task: RunTask }) {
  return (
    <>
      <JobState status={task.status} />
      {task.status_message && <div class="small muted text-wrap">{task.status_message}</div>}
    </>
  );
}
