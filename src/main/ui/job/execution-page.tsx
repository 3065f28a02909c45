import { put } from "../api/client";
import { useGet } from "../api/use-get";
import { NoSuchPage } from "../app/app";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { isAdministrator, useSession } from "../app/session";
import { useWork } from "../component/dialog";
import { Figures } from "../component/figures";
import { isUnderWay, JobState } from "../component/job-state";
import { Failure, Loading, tell } from "../component/notice";
import { PageTitle } from "../component/page";
import { useRepeat } from "../component/repeat";
import { State } from "../component/state";
import { Ago } from "../component/values";
import type { Execution } from "./execution-list";
import { ExecutionProgress } from "./execution-progress";
import { JobFacts } from "./facts";
import { jobType } from "./job-type";
import { PolicyProject } from "./policy-project";
import { TaskList } from "./task-list";

/** One execution: how far it is, what came of each task, and what it said. */
export default function ExecutionPage({ params }: { params: Params }) {
  const asked = useGet("/jobservice/executions/{execution_id}", { path: { execution_id: Number(params["execution"]) } });
  useRepeat(asked, asked.data !== undefined && isUnderWay(asked.data.status));
  if (asked.error?.status === 404) {
    return <NoSuchPage />;
  }
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return <ExecutionView execution={asked.data} reload={asked.reload} />;
}

function ExecutionView({ execution, reload }: { execution: Execution; reload: () => void }) {
  const { t } = useSpeech();
  const { user } = useSession();
  const isRunning = isUnderWay(execution.status);
  const act = (action: "stop" | "retry") => async () => {
    await put("/jobservice/executions/{execution_id}", { path: { execution_id: execution.id }, body: { action } });
    tell(t(action === "stop" ? "job.stopping" : "job.retrying"));
    reload();
  };
  const stop = useWork(act("stop"));
  const retry = useWork(act("retry"));
  const mayRetry = execution.status === "Error" || execution.status === "Stopped";
  return (
    <>
      <PageTitle
        title={`${jobType(execution.vendor_type, t)} ${execution.id}`}
        acts={
          isAdministrator(user) && (
            <>
              {isRunning && (
                <button type="button" class="btn btn-outline-secondary" disabled={stop.busy} onClick={() => void stop.work()}>
                  {t("job.stop")}
                </button>
              )}
              {mayRetry && (
                <button type="button" class="btn btn-primary" disabled={retry.busy} onClick={() => void retry.work()}>
                  {t("job.retry")}
                </button>
              )}
            </>
          )
        }
      >
        <JobState status={execution.status} />
      </PageTitle>
      <Failure error={stop.error ?? retry.error} />
      <section class="panel">
        <Figures
          of={[
            [t("job.startedBy"), execution.trigger === "MANUAL" ? execution.operator : t("job.bySchedule")],
            [t("job.started"), <Ago time={execution.start_time ?? execution.creation_time} />],
            execution.end_time !== undefined && [t("job.ended"), <Ago time={execution.end_time} />],
            !isRunning && [t("job.tasks"), <ExecutionProgress execution={execution} />],
            execution.vendor_type === "RETENTION" && [t("job.project"), <PolicyProject policy={execution.vendor_id} run={execution.id} />],
          ]}
        />
        {isRunning && <ExecutionProgress execution={execution} />}
        {execution.status_message && (
          <p class="mt-3">
            <State meaning="bad">
              <span class="text-wrap">{execution.status_message}</span>
            </State>
          </p>
        )}
        <JobFacts title={t("job.parameters")} values={execution.extra_attrs} />
      </section>
      <TaskList execution={execution} />
    </>
  );
}
