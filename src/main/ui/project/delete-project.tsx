import { useState } from "preact/hooks";
import { remove } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link, navigate } from "../app/router";
import { Confirm } from "../component/dialog";
import { Failure, Loading, tell } from "../component/notice";
import { useProject } from "./project-page";

/** The end of a project, which has to be empty; says beforehand what goes and what is in the way. */
export function DeleteProject() {
  const { t } = useSpeech();
  const { project } = useProject();
  const [asking, setAsking] = useState(false);
  const asked = useGet("/projects/{project_name_or_id}/_deletable", { path: { project_name_or_id: project.name } });
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  if (!asked.data.deletable) {
    return (
      <p>
        {t("project.notEmpty", { count: project.repo_count })}{" "}
        <Link href={`/projects/${project.name}/repositories`}>{t("project.toRepositories")}</Link>
      </p>
    );
  }
  return (
    <>
      <p>{t("project.deleteHint")}</p>
      <button type="button" class="btn btn-danger" onClick={() => setAsking(true)}>
        {t("project.delete")}
      </button>
      {asking && <ConfirmDeletion onClose={() => setAsking(false)} />}
    </>
  );
}

function ConfirmDeletion({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  const { project } = useProject();
  const path = { project_name_or_id: project.name };
  const members = useGet("/projects/{project_name_or_id}/members", { path, query: { page_size: 1 } });
  const robots = useGet("/robots", { query: { q: `Level=project,ProjectID=${project.project_id}`, page_size: 1 } });
  const labels = useGet("/labels", { query: { scope: "p", project_id: project.project_id, page_size: 1 } });
  const away = async () => {
    await remove("/projects/{project_name_or_id}", { path });
    tell(t("project.deleted", { name: project.name }));
    navigate("/projects");
  };
  return (
    <Confirm
      title={t("project.deleteIt", { name: project.name })}
      act={t("component.delete")}
      name={project.name}
      onConfirm={away}
      onClose={onClose}
    >
      <p>{t("project.goesWithIt")}</p>
      <ul>
        <li>{t("project.memberships", { count: members.total })}</li>
        <li>{t("project.robotsGo", { count: robots.total })}</li>
        <li>{t("project.labelsGo", { count: labels.total })}</li>
        <li>{t("project.rulesGo")}</li>
      </ul>
    </Confirm>
  );
}
