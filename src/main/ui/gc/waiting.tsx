import { useState } from "preact/hooks";
import type { components } from "../api/schema";
import type { Asked } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Confirm } from "../component/dialog";
import { Figures } from "../component/figures";
import { Failure, Loading } from "../component/notice";
import { useRepeat } from "../component/repeat";
import { Ago } from "../component/values";

interface WaitingProps {
  asked: Asked<components["schemas"]["WaitingGarbage"]>;
  mayAct: boolean;
  /** Deletes what waits in quarantine, at once. */
  onDelete: () => Promise<void>;
}

/** Nothing of this is hurried: it changes by the minute. */
const EVERY = 15_000;

/** What is garbage already and waits, until when, and how many bytes it is. */
export function Waiting({ asked, mayAct, onDelete }: WaitingProps) {
  const { t, number, size } = useSpeech();
  const [confirming, setConfirming] = useState(false);
  useRepeat(asked, true, EVERY);
  const waits = asked.data;
  if (waits === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const objects = waits.quarantined_objects + waits.due_objects;
  const bytes = size(waits.quarantined_bytes + waits.due_bytes);
  return (
    <section class="panel">
      <div class="headline">
        <h2>{t("gc.waiting")}</h2>
        {mayAct && objects > 0 && (
          <div class="acts">
            <button type="button" class="btn btn-outline-secondary" onClick={() => setConfirming(true)}>
              {t("gc.deleteWaiting")}
            </button>
          </div>
        )}
      </div>
      <p class="muted">{t("gc.about")}</p>
      <Figures
        of={[
          [t("gc.leased"), number(waits.leased_blobs)],
          waits.next_lease_end !== undefined && [t("gc.nextLeaseEnd"), <Ago time={waits.next_lease_end} />],
          [t("gc.quarantined"), t("gc.objects", { count: waits.quarantined_objects, bytes: size(waits.quarantined_bytes) })],
          waits.next_due !== undefined && [t("gc.nextDue"), <Ago time={waits.next_due} />],
          waits.last_due !== undefined && [t("gc.lastDue"), <Ago time={waits.last_due} />],
          waits.due_objects > 0 && [t("gc.due"), t("gc.objects", { count: waits.due_objects, bytes: size(waits.due_bytes) })],
        ]}
      />
      {confirming && (
        <Confirm
          title={t("gc.deleteWaitingTitle")}
          act={t("gc.deleteWaiting")}
          onConfirm={onDelete}
          onClose={() => setConfirming(false)}
        >
          <p>{t("gc.deleteWaitingWhat", { count: objects, bytes })}</p>
        </Confirm>
      )}
    </section>
  );
}
