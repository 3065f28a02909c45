import { useState } from "preact/hooks";
import { ApiError, post, remove } from "../api/client";
import { useSpeech } from "../app/language";
import { FormDialog } from "../component/dialog";
import { tell } from "../component/notice";
import { containing } from "../component/table";
import { LabelName } from "./badge";
import { useLabels } from "./label-filter";
import { type Artifact, inApi, type RepositoryPlace } from "./place";

interface LabelArtifactsProps {
  place: RepositoryPlace;
  artifacts: Artifact[];
  onClose: () => void;
  onDone: () => void;
}

/** Puts labels on artifacts and takes them off. A box that is half set is a label that some of them have. */
export function LabelArtifacts({ place, artifacts, onClose, onDone }: LabelArtifactsProps) {
  const { t } = useSpeech();
  const [words, setWords] = useState("");
  const [wanted, setWanted] = useState<ReadonlyMap<number, boolean>>(new Map());
  const labels = useLabels(containing("name", words)?.slice("name=~".length));
  const count = (id: number) => artifacts.filter((artifact) => has(artifact, id)).length;
  const apply = async () => {
    for (const [id, isWanted] of wanted) {
      for (const artifact of artifacts.filter((one) => has(one, id) !== isWanted)) {
        await change(place, artifact, id, isWanted);
      }
    }
    onDone();
    tell(t("component.saved"));
  };
  return (
    <FormDialog
      title={t("artifact.label.title", { count: artifacts.length })}
      act={t("component.save")}
      disabled={wanted.size === 0}
      onSubmit={apply}
      onClose={onClose}
    >
      <input
        type="search"
        class="form-control mb-3"
        aria-label={t("artifact.label.filter")}
        placeholder={t("artifact.label.filter")}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      {labels.length === 0 && <p class="muted mb-0">{t(words ? "component.nothingFits" : "artifact.label.none")}</p>}
      {labels.map((label) => (
        <label key={label.id} class="form-check">
          <input
            type="checkbox"
            class="form-check-input"
            checked={wanted.get(label.id) ?? count(label.id) === artifacts.length}
            indeterminate={!wanted.has(label.id) && count(label.id) > 0 && count(label.id) < artifacts.length}
            onChange={(event) => setWanted(new Map(wanted).set(label.id, event.currentTarget.checked))}
          />
          <LabelName label={label} />
        </label>
      ))}
    </FormDialog>
  );
}

function has(artifact: Artifact, label: number): boolean {
  return (artifact.labels ?? []).some((one) => one.id === label);
}

/** Somebody else may have done the same meanwhile. */
async function change(place: RepositoryPlace, artifact: Artifact, label: number, isWanted: boolean): Promise<void> {
  const path = { ...inApi(place), reference: artifact.digest };
  const labels = "/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels";
  try {
    await (isWanted
      ? post(labels, { path, body: { id: label } })
      : remove(`${labels}/{label_id}`, { path: { ...path, label_id: label } }));
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.status !== (isWanted ? 409 : 404)) {
      throw failure;
    }
  }
}
