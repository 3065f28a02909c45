import { useState } from "preact/hooks";
import { put } from "../api/client";
import { Forbidden } from "../app/app";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { isAdministrator, useSession } from "../app/session";
import { useWork } from "../component/dialog";
import { SelectField } from "../component/field";
import { tell } from "../component/notice";
import { Panel } from "../component/page";
import { Refusal } from "../component/refusal";
import { ProjectLimit } from "../quota/project-limit";
import { isPublic } from "./access";
import { DeleteProject } from "./delete-project";
import { ProjectPage, useProject } from "./project-page";

/** What can be set of a project, and its end. */
export default function ConfigurationPage({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <Configuration />
    </ProjectPage>
  );
}

function Configuration() {
  const { t } = useSpeech();
  const { project, may, reload } = useProject();
  const { user } = useSession();
  if (!may("update", ".") && !may("delete", ".")) {
    return <Forbidden />;
  }
  return (
    <>
      {may("update", ".") && (
        <Panel title={t("project.access")}>
          <AccessForm key={project.metadata.public} />
        </Panel>
      )}
      {isAdministrator(user) && (
        <Panel title={t("project.limit")}>
          <ProjectLimit projectId={project.project_id} onSaved={reload} />
        </Panel>
      )}
      {may("delete", ".") && (
        <Panel title={t("project.delete")}>
          <DeleteProject />
        </Panel>
      )}
    </>
  );
}

function AccessForm() {
  const { t } = useSpeech();
  const { project, reload } = useProject();
  const before = isPublic(project) ? "public" : "private";
  const [access, setAccess] = useState<"private" | "public">(before);
  const { work, busy, error } = useWork(async () => {
    await put("/projects/{project_name_or_id}", {
      path: { project_name_or_id: project.name },
      body: { metadata: { public: String(access === "public") } },
    });
    tell(t("component.saved"));
    reload();
  });
  const save = (event: Event) => {
    event.preventDefault();
    void work();
  };
  return (
    <form onSubmit={save} class="settings">
      <SelectField
        label={t("project.whoPulls")}
        hint={t(access === "public" ? "project.publicHint" : "project.privateHint")}
        value={access}
        onChange={setAccess}
        options={[
          ["private", t("project.private")],
          ["public", t("project.public")],
        ]}
      />
      <Refusal error={error} />
      <button type="submit" class="btn btn-primary" disabled={busy || access === before}>
        {t("component.save")}
      </button>
    </form>
  );
}
