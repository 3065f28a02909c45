import { useSpeech } from "../app/language";
import { PageTitle, Tabs } from "../component/page";

/** What the pages about the audit log begin with. */
export function AuditHead() {
  const { t } = useSpeech();
  return (
    <>
      <PageTitle title={t("app.admin.audit")} />
      <Tabs
        label={t("app.admin.audit")}
        tabs={[
          { label: t("audit.tab.log"), href: "/admin/audit" },
          { label: t("audit.tab.purge"), href: "/admin/audit/purge" },
        ]}
      />
    </>
  );
}
