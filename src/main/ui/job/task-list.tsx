import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { useQueryValue } from "../app/router";
import { isUnderWay, JobState } from "../component/job-state";
import { Log } from "../component/log";
import { Empty } from "../component/notice";
import { Progress } from "../component/progress";
import { useRepeat } from "../component/repeat";
import { Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import { RowChoice } from "../component/row-choice";
import type { Execution } from "./execution-list";
import { JobFacts } from "./facts";
import { jobType } from "./job-type";

type Task = components["schemas"]["ExecutionTaskReply"];

/** The parts of an execution, each with its result and its log. */
export function TaskList({ execution }: { execution: Execution }) {
  const { t } = useSpeech();
  const listing = useListing();
  const { page, page_size } = listing.query;
  const tasks = useGet("/jobservice/executions/{execution_id}/tasks", {
    path: { execution_id: execution.id },
    query: { page, page_size },
  });
  useRepeat(tasks, isUnderWay(execution.status) || (tasks.data?.some((task) => isUnderWay(task.status)) ?? false));
  const [chosen, choose] = useQueryValue("task");
  const only = tasks.total === 1 ? tasks.data?.[0] : undefined;
  const task = only ?? tasks.data?.find((one) => String(one.id) === chosen);
  const nameOf = (one: Task) => one.name || jobType(execution.vendor_type, t);
  return (
    <>
      {!only && (
        <section class="panel">
          <h2>{t("job.tasks")}</h2>
          <Table
            label={t("job.tasks")}
            asked={tasks}
            listing={listing}
            keyOf={(one) => one.id}
            empty={<Empty title={t("job.noTasks")} />}
            columns={[
              {
                title: t("job.task"),
                show: (one) => (
                  <RowChoice id={String(one.id)} chosen={chosen} choose={choose}>
                    {nameOf(one)}
                  </RowChoice>
                ),
              },
              { title: t("job.state"), show: (one) => <JobState status={one.status} /> },
              { title: t("job.progress"), show: (one) => <TaskProgress task={one} /> },
              { title: t("job.ended"), show: (one) => (one.end_time ? <Ago time={one.end_time} /> : "–") },
            ]}
          />
        </section>
      )}
      {task && <TaskView key={task.id} task={task} title={only ? t("job.whatCame") : nameOf(task)} />}
    </>
  );
}

function TaskProgress({ task }: { task: Task }) {
  const { t } = useSpeech();
  return isUnderWay(task.status) && task.total > 0 ? (
    <Progress label={t("job.progress")} done={task.done} total={task.total} expectedEnd={task.expected_end} />
  ) : (
    <span class="muted text-wrap">{task.status_message ?? "–"}</span>
  );
}

function TaskView({ task, title }: { task: Task; title: string }) {
  const { t } = useSpeech();
  const log = useGet("/jobservice/jobs/{job_id}/log", { path: { job_id: String(task.id) } });
  useRepeat(log, isUnderWay(task.status));
  return (
    <section class="panel">
      <h2 class="text-break">{title}</h2>
      {isUnderWay(task.status) && <TaskProgress task={task} />}
      {task.run_count > 1 && <p class="muted">{t("job.begun", { count: task.run_count })}</p>}
      {isFields(task.extra_attrs) && <JobFacts title={t("job.result")} values={task.extra_attrs} />}
      <h3 class="mt-3">{t("job.log")}</h3>
      <Log asked={log} label={t("job.log")} />
    </section>
  );
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
