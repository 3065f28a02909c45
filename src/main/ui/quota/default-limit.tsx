import { useState } from "preact/hooks";
import { put } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { useWork } from "../component/dialog";
import { bytesOf, isOtherLimit, LimitField, limitOf, NO_LIMIT } from "../component/limit-field";
import { Failure, Loading, tell } from "../component/notice";
import { Panel } from "../component/page";
import { Refusal } from "../component/refusal";
import { State } from "../component/state";

/** The limit of projects that are made from now on. */
export function DefaultLimit() {
  const { t } = useSpeech();
  const asked = useGet("/configurations", {});
  const settings = asked.data;
  if (settings === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const value = settings.storage_per_project?.value;
  const before = typeof value === "number" ? value : NO_LIMIT;
  return (
    <Panel title={t("quota.default")}>
      {settings.quota_per_project_enable?.value === false && (
        <p>
          <State meaning="attention">
            <span class="text-wrap">{t("quota.switchedOff")}</span>
          </State>
        </p>
      )}
      <DefaultForm key={before} before={before} onSaved={asked.reload} />
    </Panel>
  );
}

function DefaultForm({ before, onSaved }: { before: number; onSaved: () => void }) {
  const { t } = useSpeech();
  const [limit, setLimit] = useState(limitOf(before));
  const bytes = bytesOf(limit);
  const { work, busy, error } = useWork(async () => {
    if (bytes !== null) {
      await put("/configurations", { body: { storage_per_project: bytes } });
      tell(t("component.saved"));
      onSaved();
    }
  });
  const save = (event: Event) => {
    event.preventDefault();
    void work();
  };
  return (
    <form onSubmit={save} class="settings">
      <LimitField label={t("quota.limit")} hint={t("quota.defaultHint")} value={limit} onChange={setLimit} />
      <Refusal error={error} />
      <button type="submit" class="btn btn-primary" disabled={busy || bytes === null || !isOtherLimit(limit, before)}>
        {t("component.save")}
      </button>
    </form>
  );
}
