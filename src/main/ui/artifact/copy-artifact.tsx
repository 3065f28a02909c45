import { useState } from "preact/hooks";
import { post } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { navigate } from "../app/router";
import { FormDialog } from "../component/dialog";
import { fits, type Rule, TextField } from "../component/field";
import { tell } from "../component/notice";
import { containing } from "../component/table";
import { type Artifact, artifactHref, inApi, type RepositoryPlace } from "./place";

const PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const REPOSITORY: Rule = { pattern: `${PART}(?:\\/${PART})*`, maxLength: 255 };

interface CopyArtifactProps {
  place: RepositoryPlace;
  artifact: Artifact;
  onClose: () => void;
}

/** Brings an artifact into another project, without reading or writing its bytes. */
export function CopyArtifact({ place, artifact, onClose }: CopyArtifactProps) {
  const { t } = useSpeech();
  const [project, setProject] = useState("");
  const [repository, setRepository] = useState(place.repository);
  const projects = useGet("/projects", { query: { page_size: 20, sort: "name", q: containing("name", project) } });
  const copy = async () => {
    const to = { project, repository };
    await post("/projects/{project_name}/repositories/{repository_name}/artifacts", {
      path: inApi(to),
      query: { from: `${artifact.repository_name}@${artifact.digest}` },
    });
    navigate(artifactHref(to, artifact.digest));
    tell(t("artifact.copy.done", { name: `${project}/${repository}` }));
  };
  return (
    <FormDialog
      title={t("artifact.copy.act")}
      act={t("artifact.copy.do")}
      disabled={project === "" || repository === "" || !fits(repository, REPOSITORY)}
      onSubmit={copy}
      onClose={onClose}
    >
      <p>{t("artifact.copy.what")}</p>
      <TextField
        label={t("artifact.copy.project")}
        hint={t("artifact.copy.projectHint")}
        value={project}
        onChange={setProject}
        list="copy-projects"
        autoComplete="off"
      />
      <datalist id="copy-projects">
        {(projects.data ?? []).map((one) => (
          <option key={one.project_id} value={one.name} />
        ))}
      </datalist>
      <TextField
        label={t("artifact.copy.repository")}
        hint={t("artifact.copy.rule")}
        value={repository}
        onChange={setRepository}
        rule={REPOSITORY}
        broken="artifact.copy.rule"
        autoComplete="off"
      />
    </FormDialog>
  );
}
