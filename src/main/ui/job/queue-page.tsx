import { useState } from "preact/hooks";
import { put } from "../api/client";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { Confirm, useWork } from "../component/dialog";
import { Empty, Failure, tell } from "../component/notice";
import { Panel } from "../component/page";
import { useRepeat } from "../component/repeat";
import { State } from "../component/state";
import { Table } from "../component/table";
import { Ago } from "../component/values";
import { JobHead } from "./head";
import { jobType } from "./job-type";

type Queue = components["schemas"]["JobQueue"];

/** How often somebody who looks at queues is shown how they are. */
const EVERY = 5000;

/** What waits of each type, whether it goes on, and the servers that work. */
export default function QueuePage() {
  return (
    <>
      <JobHead />
      <Queues />
      <Pools />
    </>
  );
}

function Queues() {
  const { t, number } = useSpeech();
  const { user } = useSession();
  const queues = useGet("/jobservice/queues", {});
  useRepeat(queues, true, EVERY);
  const [clearing, setClearing] = useState<Queue>();
  const act = async (queue: Queue, action: string) => {
    await put("/jobservice/queues/{job_type}", { path: { job_type: queue.job_type }, body: { action } });
    queues.reload();
    tell(t("component.saved"));
  };
  return (
    <Panel title={t("job.tab.queues")}>
      <Table
        label={t("job.tab.queues")}
        asked={queues}
        keyOf={(one) => one.job_type}
        empty={<Empty title={t("job.noQueues")} />}
        columns={[
          { title: t("job.type"), show: (one) => jobType(one.job_type, t) },
          {
            title: t("job.state"),
            show: (one) =>
              one.paused ? <State meaning="attention">{t("job.paused")}</State> : <State meaning="good">{t("job.goesOn")}</State>,
          },
          { title: t("job.waiting"), number: true, show: (one) => number(one.count) },
          {
            title: t("job.latency"),
            number: true,
            show: (one) => (one.count > 0 ? t("job.seconds", { count: one.latency }) : "–"),
          },
          isAdministrator(user) && {
            title: t("job.acts"),
            show: (one) => (
              <QueueActs queue={one} act={act} onClear={() => setClearing(one)} />
            ),
          },
        ]}
      />
      {clearing && (
        <Confirm
          title={t("job.clearTitle", { type: jobType(clearing.job_type, t) })}
          act={t("job.clearQueue")}
          onConfirm={() => act(clearing, "stop")}
          onClose={() => setClearing(undefined)}
        >
          <p>{t("job.clearWhat", { count: clearing.count })}</p>
        </Confirm>
      )}
    </Panel>
  );
}

interface QueueActsProps {
  queue: Queue;
  act: (queue: Queue, action: string) => Promise<void>;
  onClear: () => void;
}

function QueueActs({ queue, act, onClear }: QueueActsProps) {
  const { t } = useSpeech();
  const { work, busy, error } = useWork(() => act(queue, queue.paused ? "resume" : "pause"));
  return (
    <>
      <span class="d-flex gap-2">
        <button type="button" class="btn btn-outline-secondary btn-sm" disabled={busy} onClick={() => void work()}>
          {t(queue.paused ? "job.resume" : "job.pause")}
        </button>
        {queue.count > 0 && (
          <button type="button" class="btn btn-outline-secondary btn-sm" onClick={onClear}>
            {t("job.clearQueue")}
          </button>
        )}
      </span>
      <Failure error={error} />
    </>
  );
}

function Pools() {
  const { t, number } = useSpeech();
  const pools = useGet("/jobservice/pools", {});
  const workers = useGet("/jobservice/pools/{pool_id}/workers", { path: { pool_id: "all" } });
  useRepeat(pools, true, EVERY);
  useRepeat(workers, true, EVERY);
  const busy = (pool: string) => workers.data?.filter((one) => one.pool_id === pool).length ?? 0;
  return (
    <Panel title={t("job.pools")}>
      <Table
        label={t("job.pools")}
        asked={pools}
        keyOf={(one) => one.worker_pool_id}
        empty={<Empty title={t("job.noPools")} />}
        columns={[
          { title: t("job.host"), show: (one) => one.host },
          {
            title: t("job.workers"),
            show: (one) => t("job.busy", { busy: number(busy(one.worker_pool_id)), all: number(one.concurrency) }),
          },
          { title: t("job.heartbeat"), show: (one) => <Ago time={one.heartbeat_at} /> },
          { title: t("job.since"), show: (one) => <Ago time={one.start_at} /> },
        ]}
      />
    </Panel>
  );
}
