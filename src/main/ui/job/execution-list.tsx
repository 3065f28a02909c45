import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { type Key, useSpeech } from "../app/language";
import { Link, setQueryValues, useQueryValue } from "../app/router";
import { ChoiceFilter } from "../component/choice-filter";
import { isUnderWay, JobState } from "../component/job-state";
import { Empty } from "../component/notice";
import { useRepeat } from "../component/repeat";
import { type Column, Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import { ExecutionProgress } from "./execution-progress";
import { JobHead } from "./head";
import { JOB_TYPES, jobSubject, jobType } from "./job-type";

export type Execution = components["schemas"]["ExecutionReply"];

const STATES: [string, Key][] = [
  ["Pending", "component.job.pending"],
  ["Running", "component.job.running"],
  ["Success", "component.job.success"],
  ["Error", "component.job.error"],
  ["Stopped", "component.job.stopped"],
];

/** What is done in the background, and what was. */
export default function ExecutionList() {
  const { t } = useSpeech();
  const [type] = useQueryValue("type");
  const [status] = useQueryValue("status");
  const place = useListing("-start_time");
  const listing = { ...place, filter: type + status };
  const q = [type && `vendor_type=${type}`, status && `status=${status}`].filter(Boolean).join(",");
  const executions = useGet("/jobservice/executions", { query: { ...listing.query, q } });
  useRepeat(executions, executions.data?.some((one) => isUnderWay(one.status)) ?? false);
  const columns = useColumns();
  return (
    <>
      <JobHead />
      <section class="panel">
        <div class="filterline">
          <ChoiceFilter name="type" label={t("job.type")} all={t("job.allTypes")} options={JOB_TYPES.map((one) => [one, jobType(one, t)])} />
          <ChoiceFilter name="status" label={t("job.state")} all={t("job.allStates")} options={STATES.map(([one, key]) => [one, t(key)])} />
        </div>
        <Table
          label={t("app.jobs")}
          asked={executions}
          listing={listing}
          keyOf={(one) => one.id}
          onClear={() => setQueryValues({ type: "", status: "", page: "" })}
          empty={<Empty title={t("job.none")} />}
          columns={columns}
        />
      </section>
    </>
  );
}

function useColumns(): Column<Execution>[] {
  const { t } = useSpeech();
  return [
    {
      title: t("job.execution"),
      sort: "id",
      show: (one) => (
        <>
          <Link href={`/admin/jobs/${one.id}`}>
            {jobType(one.vendor_type, t)} {one.id}
          </Link>
          {one.vendor_id !== 0 && <div class="small muted">{jobSubject(one.vendor_id, t)}</div>}
        </>
      ),
    },
    { title: t("job.state"), show: (one) => <JobState status={one.status} /> },
    { title: t("job.progress"), show: (one) => <ExecutionProgress execution={one} /> },
    { title: t("job.startedBy"), show: (one) => (one.trigger === "MANUAL" ? one.operator : t("job.bySchedule")) },
    { title: t("job.started"), sort: "start_time", show: (one) => <Ago time={one.start_time ?? one.creation_time} /> },
    { title: t("job.ended"), sort: "end_time", show: (one) => (one.end_time ? <Ago time={one.end_time} /> : "–") },
  ];
}
