import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { PageTitle } from "../component/page";
import { LabelTable } from "./label-table";

/** The labels for artifacts of every project. */
export default function GlobalLabels() {
  const { t } = useSpeech();
  const may = isAdministrator(useSession().user);
  return (
    <>
      <PageTitle title={t("app.admin.labels")} />
      <p class="muted">{t("project.globalLabelsHint")}</p>
      <LabelTable mayCreate={may} mayUpdate={may} mayDelete={may} />
    </>
  );
}
