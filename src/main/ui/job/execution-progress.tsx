import type { components } from "../api/schema";
import { useSpeech } from "../app/language";
import { isUnderWay } from "../component/job-state";
import { Progress } from "../component/progress";

/** How many tasks of an execution are over. */
export function ExecutionProgress({ execution }: { execution: components["schemas"]["ExecutionReply"] }) {
  const { t } = useSpeech();
  const { task_count, success_task_count, error_task_count, stopped_task_count } = execution.metrics;
  const done = success_task_count + error_task_count + stopped_task_count;
  if (isUnderWay(execution.status)) {
    return <Progress label={t("job.progress")} done={done} total={task_count} expectedEnd={execution.expected_end} />;
  }
  return (
    <>
      {t("job.tasksOf", { count: task_count })}
      {error_task_count > 0 && `, ${t("job.tasksFailed", { count: error_task_count })}`}
      {stopped_task_count > 0 && `, ${t("job.tasksStopped", { count: stopped_task_count })}`}
    </>
  );
}
