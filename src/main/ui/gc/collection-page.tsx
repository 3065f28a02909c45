import { useState } from "preact/hooks";
import { post, put } from "../api/client";
import { useGet } from "../api/use-get";
import { type Key, useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { tell } from "../component/notice";
import { SchedulePanel } from "../component/schedule-panel";
import { numberOf, parametersOf, type SystemJob } from "../component/system-job";
import { SystemJobList } from "../component/system-job-list";
import { useListing } from "../component/table";
import { CollectDialog, CollectFields } from "./collect-dialog";
import { CollectionHead } from "./head";
import { type Options, optionsOf, parameters } from "./options";
import { Waiting } from "./waiting";

/** What waits to be given back, what gives it back at once, and how that went. */
export default function CollectionPage() {
  const { t } = useSpeech();
  const mayAct = isAdministrator(useSession().user);
  const listing = useListing("-id");
  const history = useGet("/system/gc", { query: listing.query });
  const waiting = useGet("/system/gc/waiting", {});
  const [collecting, setCollecting] = useState(false);
  const result = useResult();
  const start = async (options: Options, delete_waiting: boolean) => {
    await post("/system/gc/schedule", {
      body: { schedule: { type: "Manual" }, parameters: { ...parameters(options), delete_waiting } },
    });
    tell(t("gc.started"));
    history.reload();
    waiting.reload();
  };
  return (
    <>
      <CollectionHead />
      <Waiting asked={waiting} mayAct={mayAct} onDelete={() => start({ untagged: false, age: "0", dry: false }, true)} />
      <Schedule mayAct={mayAct} />
      <section class="panel">
        <div class="headline">
          <h2>{t("gc.runs")}</h2>
          {mayAct && (
            <div class="acts">
              <button type="button" class="btn btn-primary" onClick={() => setCollecting(true)}>
                {t("gc.collect")}
              </button>
            </div>
          )}
        </div>
        <SystemJobList
          label={t("gc.runs")}
          asked={history}
          listing={listing}
          empty={t("gc.noRuns")}
          name={(job) => t(parametersOf(job)["dry_run"] === true ? "gc.dryRunOf" : "gc.runOf", { id: String(job.id) })}
          href={(job) => `/admin/jobs/${job.id}`}
          result={result}
        />
      </section>
      {collecting && (
        <CollectDialog onSubmit={(options) => start(options, false)} onClose={() => setCollecting(false)} />
      )}
    </>
  );
}

function useResult() {
  const { t, size } = useSpeech();
  return (job: SystemJob) => {
    const result = parametersOf(job);
    return t(result["dry_run"] === true ? "gc.wouldCome" : "gc.came", {
      artifacts: numberOf(result, "purged_manifests"),
      blobs: numberOf(result, "purged_blobs"),
      freed: size(numberOf(result, "freed_space")),
      waiting: size(numberOf(result, "condemned_space")),
    });
  };
}

function Schedule({ mayAct }: { mayAct: boolean }) {
  const { t } = useSpeech();
  const asked = useGet("/system/gc/schedule", {});
  const [edited, setEdited] = useState<Options>();
  const known = optionsOf(parametersOf(asked.data));
  const options = edited ?? known;
  if (asked.data === undefined) {
    return null;
  }
  return (
    <SchedulePanel
      title={t("gc.scheduleTitle")}
      cron={asked.data.schedule.cron}
      next={asked.data.schedule.next_scheduled_time}
      mayChange={mayAct}
      note={t(noteOf(known), { hours: Number(known.age) })}
      fields={<CollectFields options={options} onChange={setEdited} />}
      onSave={async (cron, type) => {
        await put("/system/gc/schedule", { body: { schedule: { type, cron }, parameters: parameters(options) } });
        setEdited(undefined);
        asked.reload();
        tell(t("component.saved"));
      }}
    />
  );
}

function noteOf({ untagged, age }: Options): Key {
  return untagged ? (age === "0" ? "gc.withUntaggedAll" : "gc.withUntagged") : "gc.withoutUntagged";
}
