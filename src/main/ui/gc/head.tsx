import { useSpeech } from "../app/language";
import { PageTitle, Tabs } from "../component/page";

/** What the pages about stored bytes begin with. */
export function CollectionHead() {
  const { t } = useSpeech();
  return (
    <>
      <PageTitle title={t("app.admin.collection")} />
      <Tabs
        label={t("app.admin.collection")}
        tabs={[
          { label: t("gc.tab.collection"), href: "/admin/collection" },
          { label: t("gc.tab.storage"), href: "/admin/collection/storage" },
        ]}
      />
    </>
  );
}
