import { useState } from "preact/hooks";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { type Key, useSpeech } from "../app/language";
import { Link, useQueryValue } from "../app/router";
import { isUnderWay } from "../component/job-state";
import { Log } from "../component/log";
import { Empty } from "../component/notice";
import { useRepeat } from "../component/repeat";
import { type Meaning, State } from "../component/state";
import { type Column, Table } from "../component/table";
import { Ago, Digest } from "../component/values";
import { useProject } from "../project/project-page";
import type { RunTask } from "./run-page";

type Run = components["schemas"]["PolicyRunReply"];
type Decision = components["schemas"]["DecisionReply"];

const PAGE = 25;

const VERDICTS: Record<string, [Meaning, Key]> = {
  RETAIN: ["good", "retention.verdict.stays"],
  IMMUTABLE: ["good", "retention.verdict.immutable"],
  DEL: ["attention", "retention.verdict.goes"],
  GONE: ["neutral", "retention.verdict.gone"],
  ERR: ["bad", "retention.verdict.failed"],
};

const SHOWN: [string, Key][] = [
  ["", "retention.verdict.all"],
  ["DEL", "retention.verdict.goes"],
  ["RETAIN", "retention.verdict.stays"],
  ["IMMUTABLE", "retention.verdict.immutable"],
  ["GONE", "retention.verdict.gone"],
];

/** What was decided about each artifact of a repository, and why. */
export function Decisions({ run, task }: { run: Run; task: RunTask }) {
  const { t } = useSpeech();
  const [retention, choose] = useQueryValue("retention");
  const [log, setLog] = useState(false);
  return (
    <section class="panel">
      <h2 class="text-break">{t("retention.why", { repository: task.repository })}</h2>
      <div class="filterline">
        <select
          class="form-select"
          aria-label={t("retention.show")}
          value={retention}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {SHOWN.map(([value, key]) => (
            <option key={value} value={value}>
              {t(key)}
            </option>
          ))}
        </select>
        <button type="button" class="btn btn-outline-secondary" aria-expanded={log} onClick={() => setLog(!log)}>
          {t("retention.log")}
        </button>
      </div>
      {log ? <TaskLog run={run} task={task} /> : <DecisionPage key={retention} run={run} task={task} retention={retention} />}
    </section>
  );
}

/** Pages go on after the last digest of the one before, so the way back is remembered. */
function DecisionPage({ run, task, retention }: { run: Run; task: RunTask; retention: string }) {
  const { t } = useSpeech();
  const columns = useColumns(task);
  const [before, setBefore] = useState<string[]>([]);
  const after = before.at(-1) ?? "";
  const asked = useGet("/retentions/{id}/executions/{eid}/tasks/{tid}/artifacts", {
    path: { id: run.policy_id, eid: run.id, tid: task.id },
    query: { after, retention, page_size: PAGE },
  });
  useRepeat(asked, isUnderWay(task.status));
  const last = asked.data?.at(-1)?.digest;
  const hasNext = (asked.data?.length ?? 0) === PAGE && last !== undefined;
  return (
    <>
      <Table
        label={t("retention.decisions")}
        asked={asked}
        keyOf={(one) => one.digest}
        empty={<Empty title={t(retention === "" ? "retention.noDecisions" : "retention.noSuchDecisions")} />}
        columns={columns}
      />
      {(hasNext || before.length > 0) && (
        <nav class="pageline justify-content-end" aria-label={t("component.pages")}>
          <span class="d-flex gap-2">
            <button type="button" class="btn btn-outline-secondary btn-sm" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>
              {t("component.previous")}
            </button>
            <button type="button" class="btn btn-outline-secondary btn-sm" disabled={!hasNext} onClick={() => last && setBefore([...before, last])}>
              {t("component.next")}
            </button>
          </span>
        </nav>
      )}
    </>
  );
}

function useColumns(task: RunTask): Column<Decision>[] {
  const { t, number } = useSpeech();
  const { project } = useProject();
  return [
    {
      title: t("retention.artifact"),
      show: (one) => {
        const digest = <Digest digest={one.digest} />;
        return one.deleted ? digest : <Link href={`/projects/${project.name}/repositories/${task.repository}/artifacts/${one.digest}`}>{digest}</Link>;
      },
    },
    {
      title: t("retention.tags"),
      show: (one) =>
        one.tags.length === 0 ? (
          <span class="muted">{t("retention.noTag")}</span>
        ) : (
          <span class="d-flex flex-wrap gap-1">
            {one.tags.slice(0, 3).map((tag) => (
              <span key={tag} class="tag mono" title={tag}>
                <span class="cut">{tag}</span>
              </span>
            ))}
            {one.tag_count > 3 && (
              <span class="muted" title={one.tags.slice(3).join(", ")}>
                {t("retention.moreTags", { more: number(one.tag_count - 3) })}
              </span>
            )}
          </span>
        ),
    },
    { title: t("retention.pushed"), show: (one) => <Ago time={one.push_time} /> },
    { title: t("retention.pulled"), show: (one) => <Ago time={one.pull_time} /> },
    { title: t("retention.decision"), show: (one) => <Verdict decision={one} /> },
    { title: t("retention.because"), show: (one) => <span class="reason">{one.why}</span> },
  ];
}

function Verdict({ decision }: { decision: Decision }) {
  const { t } = useSpeech();
  const [meaning, key] = VERDICTS[decision.retention] ?? ["neutral", "retention.verdict.open"];
  return <State meaning={meaning}>{t(decision.deleted ? "retention.verdict.deleted" : key)}</State>;
}

function TaskLog({ run, task }: { run: Run; task: RunTask }) {
  const { t } = useSpeech();
  const asked = useGet("/retentions/{id}/executions/{eid}/tasks/{tid}", {
    path: { id: run.policy_id, eid: run.id, tid: task.id },
  });
  useRepeat(asked, isUnderWay(task.status));
  return <Log asked={asked} label={t("retention.log")} />;
}
