import type { ComponentChildren } from "preact";
import type { Asked } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { isUnderWay, JobState } from "./job-state";
import { Empty } from "./notice";
import { Progress } from "./progress";
import { useRepeat } from "./repeat";
import type { SystemJob } from "./system-job";
import { type Listing, Table } from "./table";
import { Ago } from "./values";

interface SystemJobListProps {
  label: string;
  asked: Asked<SystemJob[]>;
  listing: Listing;
  empty: string;
  /** What a run is called, and where more is said about it. */
  name: (job: SystemJob) => string;
  href: (job: SystemJob) => string;
  /** What came of it, in few words. */
  result: (job: SystemJob) => ComponentChildren;
}

/** The runs of what is done for the whole registry; those that go on show how far they are. */
export function SystemJobList({ label, asked, listing, empty, name, href, result }: SystemJobListProps) {
  const { t } = useSpeech();
  useRepeat(asked, asked.data?.some((job) => isUnderWay(job.job_status)) ?? false);
  return (
    <Table
      label={label}
      asked={asked}
      listing={listing}
      keyOf={(job) => job.id}
      empty={<Empty title={empty} />}
      columns={[
        { title: t("component.run"), sort: "id", show: (job) => <Link href={href(job)}>{name(job)}</Link> },
        { title: t("component.state"), show: (job) => <JobState status={job.job_status} /> },
        {
          title: t("component.result"),
          show: (job) =>
            isUnderWay(job.job_status) ? (
              <Progress label={name(job)} done={job.done ?? 0} total={job.total ?? 0} expectedEnd={job.expected_end} />
            ) : job.job_status === "Success" ? (
              result(job)
            ) : (
              <span class="text-wrap">{job.status_message ?? "–"}</span>
            ),
        },
        { title: t("component.begun"), show: (job) => t(job.job_kind === "MANUAL" ? "component.byHand" : "component.bySchedule") },
        { title: t("component.started"), sort: "creation_time", show: (job) => <Ago time={job.creation_time} /> },
      ]}
    />
  );
}
