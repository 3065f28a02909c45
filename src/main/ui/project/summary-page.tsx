import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { Figures } from "../component/figures";
import { Failure, Loading } from "../component/notice";
import { Panel } from "../component/page";
import { Usage } from "../component/usage";
import { Ago } from "../component/values";
import { DAYS, Pictures } from "../statistic/pictures";
import { ProjectPage, useProject } from "./project-page";
import { PushCommands } from "./push-commands";

/** A project at a glance. */
export default function SummaryPage({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <Summary />
    </ProjectPage>
  );
}

function Summary() {
  const { t } = useSpeech();
  const { project, may } = useProject();
  const mayPush = may("push", "repository");
  const commands = mayPush && (
    <Panel title={t(project.repo_count === 0 ? "project.welcome" : "project.push")}>
      {project.repo_count === 0 && <p>{t("project.welcomeHint", { project: project.name })}</p>}
      <PushCommands project={project.name} />
    </Panel>
  );
  return (
    <>
      {project.repo_count === 0 && commands}
      <InFigures />
      {may("read", "quota") && <Past />}
      {project.repo_count > 0 && commands}
    </>
  );
}

function InFigures() {
  const { t, number } = useSpeech();
  const { project } = useProject();
  const asked = useGet("/projects/{project_name_or_id}/summary", { path: { project_name_or_id: project.name } });
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const summary = asked.data;
  const { hard, used } = summary.quota ?? {};
  const members =
    summary.project_admin_count === undefined
      ? undefined
      : summary.project_admin_count +
        (summary.maintainer_count ?? 0) +
        (summary.developer_count ?? 0) +
        (summary.guest_count ?? 0) +
        (summary.limited_guest_count ?? 0);
  return (
    <Panel>
      <h2 class="visually-hidden">{t("project.figures")}</h2>
      <Figures
        of={[
          [t("project.repositories"), number(summary.repo_count)],
          members !== undefined && [t("project.tab.members"), number(members)],
          used?.["storage"] !== undefined && [
            t("project.storage"),
            <Usage used={used["storage"]} limit={hard?.["storage"] ?? -1} />,
          ],
          [t("project.owner"), project.owner_name ?? "–"],
          [t("project.created"), <Ago time={project.creation_time} />],
        ]}
      />
    </Panel>
  );
}

function Past() {
  const { project } = useProject();
  const asked = useGet("/projects/{project_name_or_id}/statistics/samples", {
    path: { project_name_or_id: project.name },
    query: { days: DAYS },
  });
  return <Pictures asked={asked} />;
}
