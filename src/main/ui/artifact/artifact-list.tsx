import { useEffect, useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { FilterSelect } from "../component/filter";
import { containing, FilterBox, type Listing, Table, useListing, useSelection } from "../component/table";
import { registryHost, useSession } from "../app/session";
import { Command } from "../component/copy";
import { Empty } from "../component/notice";
import { useProject } from "../project/project-page";
import { artifactColumns } from "./artifact-columns";
import { DeleteArtifacts } from "./delete-artifacts";
import { KINDS } from "./kind";
import { LabelArtifacts } from "./label-artifacts";
import { LabelFilter } from "./label-filter";
import { type Artifact, inApi, type RepositoryPlace } from "./place";
import { PullDialog } from "./pull";

export interface Acting {
  act: "pull" | "label" | "delete";
  artifacts: Artifact[];
}

interface ArtifactListProps {
  place: RepositoryPlace;
  /** When something has gone. */
  onChange: () => void;
}

/** The artifacts of a repository, by page, with what can be done to several at once. */
export function ArtifactList({ place, onChange }: ArtifactListProps) {
  const { t } = useSpeech();
  const { may } = useProject();
  const [acting, setActing] = useState<Acting | null>(null);
  const listing = useListing("-push_time", "tagged", "kind", "label");
  const artifacts = useGet("/projects/{project_name}/repositories/{repository_name}/artifacts", {
    path: inApi(place),
    query: { ...listing.query, q: conditions(listing), with_label: true, with_immutable_status: true },
  });
  const selection = useSelection<string>();
  useEffect(() => selection.set(new Set()), [artifacts.data]);
  const selected = (artifacts.data ?? []).filter((artifact) => selection.selected.has(artifact.digest));
  const mayLabel = may("create", "artifact-label");
  const mayDelete = may("delete", "artifact");
  const changed = () => {
    artifacts.reload();
    onChange();
  };
  return (
    <section class="panel">
      <div class="filterline">
        <FilterBox label={t("artifact.filter")} />
        <FilterSelect
          name="tagged"
          label={t("artifact.tagged.label")}
          disabled={listing.filter !== ""}
          options={[
            ["", t("artifact.tagged.all")],
            ["yes", t("artifact.tagged.yes")],
            ["no", t("artifact.tagged.no")],
          ]}
        />
        <FilterSelect
          name="kind"
          label={t("artifact.kind")}
          options={[["", t("artifact.kind.all")], ...KINDS.map(([kind, key]) => [kind, t(key)] as const)]}
        />
        <LabelFilter />
        {selected.length > 0 && (
          <div class="d-flex gap-2 align-items-center ms-auto flex-wrap" role="status">
            <span>{t("artifact.selected", { count: selected.length })}</span>
            {mayLabel && (
              <button
                type="button"
                class="btn btn-outline-secondary btn-sm"
                onClick={() => setActing({ act: "label", artifacts: selected })}
              >
                {t("artifact.label.act")}
              </button>
            )}
            {mayDelete && (
              <button
                type="button"
                class="btn btn-outline-danger btn-sm"
                onClick={() => setActing({ act: "delete", artifacts: selected })}
              >
                {t("component.delete")}
              </button>
            )}
          </div>
        )}
      </div>
      <Table
        label={t("artifact.artifacts")}
        asked={artifacts}
        listing={listing}
        keyOf={(artifact) => artifact.digest}
        nameOf={(artifact) => artifact.tags?.[0]?.name ?? artifact.digest}
        {...(mayLabel || mayDelete ? { selection } : {})}
        empty={<NoArtifacts place={place} mayPush={may("push", "repository")} />}
        columns={artifactColumns({ place, t, act: setActing, mayLabel, mayDelete })}
      />
      <ArtifactDialog place={place} acting={acting} onClose={() => setActing(null)} onDone={changed} />
    </section>
  );
}

/** In the API's language; words look for tags, so with them it does not count whether there are any. */
function conditions({ filter, filters }: Listing): string {
  const tagged: Record<string, string> = { yes: "tags=*", no: "tags=nil" };
  const { kind, label } = filters;
  return [
    containing("tags", filter) ?? tagged[filters["tagged"] ?? ""],
    kind && `type=${kind}`,
    label && `labels=(${label})`,
  ]
    .filter(Boolean)
    .join(",");
}

interface ArtifactDialogProps {
  place: RepositoryPlace;
  acting: Acting | null;
  onClose: () => void;
  onDone: () => void;
}

function ArtifactDialog({ place, acting, onClose, onDone }: ArtifactDialogProps) {
  const first = acting?.artifacts[0];
  if (acting === null || first === undefined) {
    return null;
  }
  switch (acting.act) {
    case "pull":
      return <PullDialog artifact={first} onClose={onClose} />;
    case "label":
      return <LabelArtifacts place={place} artifacts={acting.artifacts} onClose={onClose} onDone={onDone} />;
    case "delete":
      return <DeleteArtifacts place={place} artifacts={acting.artifacts} onClose={onClose} onDone={onDone} />;
  }
}

function NoArtifacts({ place, mayPush }: { place: RepositoryPlace; mayPush: boolean }) {
  const { t } = useSpeech();
  const host = registryHost(useSession().server);
  return (
    <Empty title={t("artifact.none")}>
      {mayPush && (
        <div class="text-start mx-auto commands">
          <Command text={`docker push ${host}/${place.project}/${place.repository}:tag`} />
        </div>
      )}
    </Empty>
  );
}
