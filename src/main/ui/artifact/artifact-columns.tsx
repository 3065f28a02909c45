import download from "bootstrap-icons/icons/download.svg";
import type { Key } from "../app/language";
import { Link } from "../app/router";
import { Copy } from "../component/copy";
import { Icon } from "../component/icon";
import { Menu } from "../component/menu";
import type { Column } from "../component/table";
import { Ago, Digest, Size } from "../component/values";
import type { Acting } from "./artifact-list";
import { platformsOf } from "./attributes";
import { FewTags, Labels } from "./badge";
import { Kind } from "./kind";
import { type Artifact, artifactHref, type RepositoryPlace } from "./place";

interface ColumnsProps {
  place: RepositoryPlace;
  t: (key: Key, values?: Record<string, string | number>) => string;
  act: (acting: Acting) => void;
  mayLabel: boolean;
  mayDelete: boolean;
}

/** Where there is less room the digest stands below the tags, and what matters less is left to the artifact's own page. */
const WIDE = "d-none d-xl-table-cell";

/** What a list of artifacts tells of each. */
export function artifactColumns({ place, t, act, mayLabel, mayDelete }: ColumnsProps): Column<Artifact>[] {
  const acts = (artifact: Artifact) => (
    <span class="d-inline-flex">
      <button
        type="button"
        class="btn btn-link icon-only"
        title={t("artifact.pull.title")}
        aria-label={t("artifact.pull.titleOf", { name: nameOf(artifact) })}
        onClick={() => act({ act: "pull", artifacts: [artifact] })}
      >
        <Icon svg={download} />
      </button>
      <Menu
        label={t("artifact.actsFor", { name: nameOf(artifact) })}
        items={[
          mayLabel && { label: t("artifact.label.act"), act: () => act({ act: "label", artifacts: [artifact] }) },
          mayDelete && {
            label: t("component.delete"),
            act: () => act({ act: "delete", artifacts: [artifact] }),
            danger: true,
          },
        ]}
      />
    </span>
  );
  return [
    {
      title: t("artifact.tags"),
      show: (artifact) => (
        <div class="d-grid gap-1 justify-items-start">
          <FewTags
            tags={artifact.tags ?? []}
            href={artifactHref(place, artifact.digest, "tags")}
            to={artifactHref(place, artifact.digest)}
          />
          <Link href={artifactHref(place, artifact.digest)} class="d-xl-none">
            <Digest digest={artifact.digest} />
          </Link>
          {(artifact.labels ?? []).length > 0 && <Labels labels={artifact.labels ?? []} />}
        </div>
      ),
    },
    {
      title: t("artifact.digest"),
      sort: "digest",
      class: WIDE,
      show: (artifact) => (
        <span class="text-nowrap">
          <Link href={artifactHref(place, artifact.digest)}>
            <Digest digest={artifact.digest} />
          </Link>
          <Copy text={artifact.digest} label={t("artifact.copyDigest")} />
        </span>
      ),
    },
    { title: t("artifact.kind"), sort: "type", class: WIDE, show: (artifact) => <Kind artifact={artifact} /> },
    { title: t("artifact.platform"), show: (artifact) => <Platforms platforms={platformsOf(artifact)} /> },
    { title: t("artifact.size"), sort: "size", number: true, show: (artifact) => <Size bytes={artifact.size} /> },
    { title: t("artifact.pushed"), sort: "push_time", show: (artifact) => <Ago time={artifact.push_time} /> },
    { title: t("artifact.pulled"), sort: "pull_time", class: WIDE, show: (artifact) => <Ago time={artifact.pull_time} /> },
    { title: t("component.more"), quiet: true, show: acts },
  ];
}

function nameOf(artifact: Artifact): string {
  return artifact.tags?.[0]?.name ?? artifact.digest;
}

/** Two platforms by name, and of more how many. */
function Platforms({ platforms }: { platforms: string[] }) {
  return (
    <span class="text-nowrap" title={platforms.join(", ")}>
      {platforms.slice(0, 2).join(", ")}
      {platforms.length > 2 && ` +${platforms.length - 2}`}
      {platforms.length === 0 && "–"}
    </span>
  );
}
