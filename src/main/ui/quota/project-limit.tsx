import { useState } from "preact/hooks";
import { put } from "../api/client";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { useWork } from "../component/dialog";
import { bytesOf, isOtherLimit, LimitField, limitOf } from "../component/limit-field";
import { Failure, Loading, tell } from "../component/notice";
import { Refusal } from "../component/refusal";
import { Usage } from "../component/usage";

export type Quota = components["schemas"]["QuotaReply"];

export function limitOfQuota(quota: Quota): number {
  return quota.hard["storage"] ?? -1;
}

export function usedOfQuota(quota: Quota): number {
  return quota.used["storage"] ?? 0;
}

interface ProjectLimitProps {
  projectId: number;
  onSaved: () => void;
}

/** The limit of one project, for those who administer the registry. */
export function ProjectLimit({ projectId, onSaved }: ProjectLimitProps) {
  const asked = useGet("/quotas", { query: { reference: "project", reference_id: String(projectId) } });
  const quota = asked.data?.[0];
  if (quota === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const saved = () => {
    asked.reload();
    onSaved();
  };
  return <LimitForm key={limitOfQuota(quota)} quota={quota} onSaved={saved} />;
}

function LimitForm({ quota, onSaved }: { quota: Quota; onSaved: () => void }) {
  const { t } = useSpeech();
  const [limit, setLimit] = useState(limitOf(limitOfQuota(quota)));
  const bytes = bytesOf(limit);
  const { work, busy, error } = useWork(async () => {
    if (bytes !== null) {
      await put("/quotas/{id}", { path: { id: quota.id }, body: { hard: { storage: bytes } } });
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
      <div class="mb-3">
        {t("quota.used")} <Usage used={usedOfQuota(quota)} limit={limitOfQuota(quota)} />
      </div>
      <LimitField label={t("quota.limit")} hint={t("quota.limitHint")} value={limit} onChange={setLimit} />
      <Refusal error={error} />
      <button type="submit" class="btn btn-primary" disabled={busy || bytes === null || !isOtherLimit(limit, limitOfQuota(quota))}>
        {t("component.save")}
      </button>
    </form>
  );
}
