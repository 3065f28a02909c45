import { useState } from "preact/hooks";
import { put } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { isAdministrator, useSession } from "../app/session";
import { FormDialog } from "../component/dialog";
import { bytesOf, isOtherLimit, LimitField, limitOf } from "../component/limit-field";
import { Empty, tell } from "../component/notice";
import { PageTitle } from "../component/page";
import { Table, useListing } from "../component/table";
import { Usage } from "../component/usage";
import { Size } from "../component/values";
import { DefaultLimit } from "./default-limit";
import { limitOfQuota, type Quota, usedOfQuota } from "./project-limit";

/** What each project holds and may hold. */
export default function QuotasPage() {
  const { t } = useSpeech();
  const may = isAdministrator(useSession().user);
  const [changing, setChanging] = useState<Quota>();
  const listing = useListing("-used.storage");
  const quotas = useGet("/quotas", { query: { ...listing.query, reference: "project" } });
  return (
    <>
      <PageTitle title={t("app.admin.quotas")} />
      {may && <DefaultLimit />}
      <section class="panel">
        <h2>{t("quota.projects")}</h2>
        <Table
          label={t("app.admin.quotas")}
          asked={quotas}
          listing={listing}
          keyOf={(quota) => quota.id}
          empty={<Empty title={t("quota.none")} />}
          columns={[
            {
              title: t("quota.project"),
              show: (quota) => (
                <Link class="cut name" href={`/projects/${quota.ref.name}`} title={quota.ref.name}>
                  {quota.ref.name}
                </Link>
              ),
            },
            { title: t("quota.owner"), class: "d-none d-md-table-cell", show: (quota) => quota.ref.owner_name },
            {
              title: t("quota.used"),
              sort: "used.storage",
              show: (quota) => <Usage used={usedOfQuota(quota)} limit={limitOfQuota(quota)} />,
            },
            {
              title: t("quota.limit"),
              sort: "hard.storage",
              number: true,
              class: "d-none d-md-table-cell",
              show: (quota) =>
                limitOfQuota(quota) < 0 ? t("component.noLimit") : <Size bytes={limitOfQuota(quota)} />,
            },
            may && {
              title: t("component.acts"),
              quiet: true,
              number: true,
              show: (quota) => (
                <button
                  type="button"
                  class="btn btn-outline-secondary btn-sm"
                  aria-label={t("quota.changeOf", { name: quota.ref.name })}
                  onClick={() => setChanging(quota)}
                >
                  {t("component.edit")}
                </button>
              ),
            },
          ]}
        />
      </section>
      {changing && (
        <ChangeLimit quota={changing} onClose={() => setChanging(undefined)} onDone={quotas.reload} />
      )}
    </>
  );
}

interface ChangeLimitProps {
  quota: Quota;
  onClose: () => void;
  onDone: () => void;
}

function ChangeLimit({ quota, onClose, onDone }: ChangeLimitProps) {
  const { t, size } = useSpeech();
  const [limit, setLimit] = useState(limitOf(limitOfQuota(quota)));
  const bytes = bytesOf(limit);
  const change = async () => {
    if (bytes !== null) {
      await put("/quotas/{id}", { path: { id: quota.id }, body: { hard: { storage: bytes } } });
      tell(t("quota.changed", { name: quota.ref.name }));
      onDone();
    }
  };
  return (
    <FormDialog
      title={t("quota.changeOf", { name: quota.ref.name })}
      act={t("component.save")}
      disabled={bytes === null || !isOtherLimit(limit, limitOfQuota(quota))}
      onSubmit={change}
      onClose={onClose}
    >
      <p>{t("quota.holdsNow", { used: size(usedOfQuota(quota)) })}</p>
      <LimitField label={t("quota.limit")} hint={t("quota.limitHint")} value={limit} onChange={setLimit} />
    </FormDialog>
  );
}
