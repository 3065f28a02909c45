import { useState } from "preact/hooks";
import { ApiError, remove } from "../api/client";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Confirm } from "../component/dialog";
import { tell } from "../component/notice";
import { State } from "../component/state";
import { shortDigest } from "../component/values";
import { type Artifact, inApi, type RepositoryPlace } from "./place";

interface DeleteArtifactsProps {
  place: RepositoryPlace;
  artifacts: Artifact[];
  onClose: () => void;
  onDone: () => void;
}

/** Before artifacts go: what goes with them, and what a rule keeps. */
export function DeleteArtifacts({ place, artifacts, onClose, onDone }: DeleteArtifactsProps) {
  const { t, size } = useSpeech();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const left = artifacts.filter((artifact) => !gone.has(artifact.digest));
  const isFrozen = (artifact: Artifact) => (artifact.tags ?? []).some((tag) => tag.immutable);
  const frozen = left.filter(isFrozen);
  const going = left.filter((artifact) => !isFrozen(artifact));
  const tags = sum(going, (artifact) => artifact.tags?.length ?? 0);
  const children = sum(going, (artifact) => artifact.references?.length ?? 0);
  const confirm = async () => {
    const deleted: string[] = [];
    try {
      await deleteEach(place, going, (digest) => deleted.push(digest));
    } finally {
      setGone(new Set([...gone, ...deleted]));
      if (deleted.length > 0) {
        onDone();
      }
    }
    tell(t("artifact.delete.done", { count: deleted.length }));
  };
  const only = going.length === 1 ? going[0] : undefined;
  return (
    <Confirm
      title={t("artifact.delete.title", { count: going.length })}
      act={t("artifact.delete.act", { count: going.length })}
      disabled={going.length === 0}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t("artifact.delete.what")}</p>
      <ul>
        {going.map((artifact) => (
          <li key={artifact.digest} class="mono">
            {artifact.tags?.[0]?.name ?? shortDigest(artifact.digest)}
          </li>
        ))}
      </ul>
      <p>{t("artifact.delete.with")}</p>
      <ul>
        {tags > 0 && <li>{t("artifact.delete.tags", { count: tags })}</li>}
        {children > 0 && <li>{t("artifact.delete.children", { count: children })}</li>}
        {only ? <Referrers place={place} artifact={only} /> : <li>{t("artifact.delete.referrers")}</li>}
        <li>{t("artifact.delete.bytes", { size: size(sum(going, (artifact) => artifact.size)) })}</li>
      </ul>
      {frozen.length > 0 && (
        <State meaning="attention">
          <span class="text-wrap">{t("artifact.delete.frozen", { count: frozen.length })}</span>
        </State>
      )}
    </Confirm>
  );
}

function Referrers({ place, artifact }: { place: RepositoryPlace; artifact: Artifact }) {
  const { t } = useSpeech();
  const { total, data } = useGet(
    "/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/accessories",
    { path: { ...inApi(place), reference: artifact.digest }, query: { page_size: 1 } },
  );
  return data !== undefined && total > 0 ? <li>{t("artifact.delete.referrersOne", { count: total })}</li> : null;
}

function sum<T>(all: T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

/** One by one; what is gone already, with an index or by somebody else, is as wanted. The first refusal ends it. */
async function deleteEach(place: RepositoryPlace, artifacts: Artifact[], onGone: (digest: string) => void): Promise<void> {
  for (const { digest } of artifacts) {
    try {
      await remove("/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}", {
        path: { ...inApi(place), reference: digest },
      });
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status !== 404) {
        throw failure;
      }
    }
    onGone(digest);
  }
}
