import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { NoSuchPage } from "../app/app";
import { type Key, useSpeech } from "../app/language";
import { navigate } from "../app/router";
import type { Params } from "../app/routes";
import { Copy } from "../component/copy";
import { Menu } from "../component/menu";
import { Failure, Loading } from "../component/notice";
import { PageTitle, Tabs } from "../component/page";
import { shortDigest } from "../component/values";
import { ProjectPage, useProject } from "../project/project-page";
import { Addition } from "./addition";
import { isIndex } from "./attributes";
import { CopyArtifact } from "./copy-artifact";
import { DeleteArtifacts } from "./delete-artifacts";
import { Dependencies } from "./dependencies";
import { Kind } from "./kind";
import { LabelArtifacts } from "./label-artifacts";
import { Layers } from "./layers";
import { NewTag } from "./new-tag";
import { Overview } from "./overview";
import { type Artifact, artifactHref, inApi, repositoryHref, type RepositoryPlace } from "./place";
import { Platforms } from "./platforms";
import { PullDialog } from "./pull";
import { RawManifest } from "./raw-manifest";
import { Readme } from "./readme";
import { Referrers } from "./referrers";
import { TagList } from "./tag-list";

/** One artifact; each of its tabs has an address. */
export default function ArtifactPage({ params }: { params: Params }) {
  const { project = "", repository = "", digest = "", tab = "" } = params;
  return (
    <ProjectPage name={project} tabs={false}>
      <ArtifactView key={`${project}/${repository}@${digest}`} place={{ project, repository }} digest={digest} tab={tab} />
    </ProjectPage>
  );
}

export interface ArtifactTabProps {
  place: RepositoryPlace;
  artifact: Artifact;
  reload: () => void;
}

interface ArtifactTab {
  name: string;
  label: Key;
  has: (artifact: Artifact) => boolean;
  show: (props: ArtifactTabProps) => ComponentChildren;
}

const always = () => true;
const hasAddition = (name: string) => (artifact: Artifact) => name in (artifact.addition_links ?? {});

const TABS: ArtifactTab[] = [
  { name: "", label: "artifact.tab.overview", has: always, show: (props) => <Overview {...props} /> },
  { name: "readme", label: "artifact.tab.readme", has: hasAddition("readme.md"), show: (props) => <Readme {...props} /> },
  {
    name: "values",
    label: "artifact.tab.values",
    has: hasAddition("values.yaml"),
    show: (props) => <Addition {...props} name="values.yaml" />,
  },
  {
    name: "dependencies",
    label: "artifact.tab.dependencies",
    has: hasAddition("dependencies"),
    show: (props) => <Dependencies {...props} />,
  },
  {
    name: "license",
    label: "artifact.tab.license",
    has: hasAddition("license"),
    show: (props) => <Addition {...props} name="license" />,
  },
  { name: "tags", label: "artifact.tags", has: always, show: (props) => <TagList {...props} /> },
  { name: "platforms", label: "artifact.tab.platforms", has: isIndex, show: (props) => <Platforms {...props} /> },
  { name: "layers", label: "artifact.tab.layers", has: (artifact) => !isIndex(artifact), show: (props) => <Layers {...props} /> },
  { name: "referrers", label: "artifact.tab.referrers", has: always, show: (props) => <Referrers {...props} /> },
  { name: "manifest", label: "artifact.tab.manifest", has: always, show: (props) => <RawManifest {...props} /> },
];

type Act = "pull" | "tag" | "label" | "copy" | "delete";

function ArtifactView({ place, digest, tab }: { place: RepositoryPlace; digest: string; tab: string }) {
  const { t } = useSpeech();
  const [act, setAct] = useState<Act | null>(null);
  const asked = useGet("/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}", {
    path: { ...inApi(place), reference: digest },
    query: { with_label: true, with_immutable_status: true },
  });
  const artifact = asked.data;
  if (asked.error?.status === 404) {
    return <NoSuchPage />;
  }
  if (artifact === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const shown = TABS.filter((one) => one.has(artifact));
  const current = shown.find((one) => one.name === tab);
  return (
    <>
      <PageTitle title={titleOf(artifact, place)} acts={<Acts onAct={setAct} />}>
        <Kind artifact={artifact} />
        <span class="text-nowrap">
          <span class="mono muted" title={digest}>
            {shortDigest(digest)}
          </span>
          <Copy text={digest} label={t("artifact.copyDigest")} />
        </span>
      </PageTitle>
      <Tabs
        label={t("artifact.artifact")}
        tabs={shown.map((one) => ({ label: t(one.label), href: artifactHref(place, digest, one.name) }))}
      />
      {current ? current.show({ place, artifact, reload: asked.reload }) : <NoSuchPage />}
      <ActDialog act={act} place={place} artifact={artifact} onClose={() => setAct(null)} onDone={asked.reload} />
    </>
  );
}

/** By its latest tag, as people call it. */
function titleOf(artifact: Artifact, place: RepositoryPlace): string {
  const tag = artifact.tags?.[0]?.name;
  return tag === undefined ? `${place.repository}@${shortDigest(artifact.digest)}` : `${place.repository}:${tag}`;
}

function Acts({ onAct }: { onAct: (act: Act) => void }) {
  const { t } = useSpeech();
  const { may } = useProject();
  return (
    <>
      <button type="button" class="btn btn-primary" onClick={() => onAct("pull")}>
        {t("artifact.pull.title")}
      </button>
      <Menu
        items={[
          may("create", "tag") && { label: t("artifact.tag.add"), act: () => onAct("tag") },
          may("create", "artifact-label") && { label: t("artifact.label.act"), act: () => onAct("label") },
          may("pull", "repository") && { label: t("artifact.copy.act"), act: () => onAct("copy") },
          may("delete", "artifact") && { label: t("component.delete"), act: () => onAct("delete"), danger: true },
        ]}
      >
        {t("component.more")}
      </Menu>
    </>
  );
}

interface ActDialogProps {
  act: Act | null;
  place: RepositoryPlace;
  artifact: Artifact;
  onClose: () => void;
  onDone: () => void;
}

function ActDialog({ act, place, artifact, onClose, onDone }: ActDialogProps) {
  switch (act) {
    case null:
      return null;
    case "pull":
      return <PullDialog artifact={artifact} onClose={onClose} />;
    case "tag":
      return <NewTag place={place} artifact={artifact} onClose={onClose} onDone={onDone} />;
    case "label":
      return <LabelArtifacts place={place} artifacts={[artifact]} onClose={onClose} onDone={onDone} />;
    case "copy":
      return <CopyArtifact place={place} artifact={artifact} onClose={onClose} />;
    case "delete":
      return <DeleteArtifacts place={place} artifacts={[artifact]} onClose={onClose} onDone={() => navigate(repositoryHref(place))} />;
  }
}
