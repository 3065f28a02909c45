import { useSpeech } from "../app/language";
import { PageTitle, Tabs } from "../component/page";

/** What the pages about jobs begin with. */
export function JobHead() {
  const { t } = useSpeech();
  return (
    <>
      <PageTitle title={t("app.jobs")} />
      <Tabs
        label={t("app.jobs")}
        tabs={[
          { label: t("job.tab.executions"), href: "/admin/jobs" },
          { label: t("job.tab.queues"), href: "/admin/jobs/queues" },
          { label: t("job.tab.schedules"), href: "/admin/jobs/schedules" },
        ]}
      />
    </>
  );
}
