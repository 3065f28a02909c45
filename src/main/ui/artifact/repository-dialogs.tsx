import { useState } from "preact/hooks";
import { put, remove } from "../api/client";
import { useSpeech } from "../app/language";
import { Confirm, FormDialog } from "../component/dialog";
import { Field } from "../component/field";
import { tell } from "../component/notice";
import { inApi, placeOf, type Repository } from "./place";

interface DialogProps {
  repository: Repository;
  onClose: () => void;
  onDone: () => void;
}

/** What a repository is for, in its readers' words. */
export function EditDescription({ repository, onClose, onDone }: DialogProps) {
  const { t } = useSpeech();
  const [description, setDescription] = useState(repository.description);
  const save = async () => {
    await put("/projects/{project_name}/repositories/{repository_name}", {
      path: inApi(placeOf(repository.name)),
      body: { description },
    });
    onDone();
    tell(t("component.saved"));
  };
  return (
    <FormDialog title={t("artifact.repository.describe")} act={t("component.save")} onSubmit={save} onClose={onClose}>
      <Field label={t("artifact.repository.description")} hint={t("artifact.repository.descriptionHint")}>
        {({ id, ...attributes }) => (
          <textarea
            id={id}
            aria-describedby={attributes["aria-describedby"]}
            class="form-control"
            rows={6}
            value={description}
            onInput={(event) => setDescription(event.currentTarget.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

export function DeleteRepository({ repository, onClose, onDone }: DialogProps) {
  const { t } = useSpeech();
  const confirm = async () => {
    await remove("/projects/{project_name}/repositories/{repository_name}", { path: inApi(placeOf(repository.name)) });
    onDone();
    tell(t("artifact.repository.deleted", { name: repository.name }));
  };
  return (
    <Confirm
      title={t("artifact.repository.deleteTitle", { name: repository.name })}
      act={t("artifact.repository.delete")}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t("artifact.repository.deleteWhat", { count: repository.artifact_count })}</p>
      <p class="mb-0">{t("artifact.repository.deleteFrozen")}</p>
    </Confirm>
  );
}
