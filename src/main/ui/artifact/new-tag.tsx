import { useState } from "preact/hooks";
import { post } from "../api/client";
import { useSpeech } from "../app/language";
import { FormDialog } from "../component/dialog";
import { fits, type Rule, TextField } from "../component/field";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";
import { type Artifact, inApi, type RepositoryPlace } from "./place";

/** Of the Distribution specification, which the server follows. */
const TAG: Rule = { pattern: "[a-zA-Z0-9_][a-zA-Z0-9._\\-]{0,127}" };

interface NewTagProps {
  place: RepositoryPlace;
  artifact: Artifact;
  onClose: () => void;
  onDone: () => void;
}

export function NewTag({ place, artifact, onClose, onDone }: NewTagProps) {
  const { t } = useSpeech();
  const [name, setName] = useState("");
  const add = async () => {
    await post("/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags", {
      path: { ...inApi(place), reference: artifact.digest },
      body: { name },
    });
    onDone();
    tell(t("artifact.tag.added", { name }));
  };
  return (
    <FormDialog
      title={t("artifact.tag.add")}
      act={t("artifact.tag.add")}
      disabled={name === "" || !fits(name, TAG)}
      onSubmit={add}
      onClose={onClose}
      fields={["tag"]}
    >
      {(error) => (
        <TextField
          label={t("artifact.tag.name")}
          hint={t("artifact.tag.rule")}
          value={name}
          onChange={setName}
          rule={TAG}
          broken="artifact.tag.rule"
          error={refusalOf(error, "tag")}
          autoComplete="off"
          maxLength={128}
        />
      )}
    </FormDialog>
  );
}
