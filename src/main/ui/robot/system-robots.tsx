import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { PageTitle } from "../component/page";
import { RobotTable } from "./robot-table";

/** The robot accounts of the system, which can have rights in several projects. */
export default function SystemRobots() {
  const { t } = useSpeech();
  const may = isAdministrator(useSession().user);
  return (
    <>
      <PageTitle title={t("app.admin.robots")} />
      <p class="muted">{t("robot.systemHint")}</p>
      <RobotTable mayCreate={may} mayUpdate={may} mayDelete={may} />
    </>
  );
}
