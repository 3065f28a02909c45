import { useState } from "preact/hooks";
import { type Key, useSpeech } from "../app/language";
import { registryHost, useSession } from "../app/session";
import { Command } from "../component/copy";
import { Dialog } from "../component/dialog";
import { SelectField } from "../component/field";
import { shortDigest } from "../component/values";
import type { Artifact } from "./place";

interface Line {
  tool: string;
  command: string;
}

/** The lines that fetch an artifact, by the tools that people have for its kind. {@code reference} is a tag or a digest. */
export function pullCommands(host: string, artifact: Artifact, reference: string): Line[] {
  const isDigest = reference.includes(":");
  const name = `${host}/${artifact.repository_name}`;
  const full = isDigest ? `${name}@${reference}` : `${name}:${reference}`;
  const general = [
    { tool: "oras", command: `oras pull ${full}` },
    { tool: "crane", command: `crane pull ${full} ${artifact.repository_name.split("/").at(-1)}.tar` },
  ];
  switch (artifact.type) {
    case "IMAGE":
      return [
        { tool: "docker", command: `docker pull ${full}` },
        { tool: "podman", command: `podman pull ${full}` },
        { tool: "Kubernetes", command: `image: ${full}` },
        ...general.reverse(),
      ];
    case "CHART":
      return [{ tool: "helm", command: isDigest ? `helm pull oci://${full}` : helm(name, reference) }, ...general];
    default:
      return general;
  }
}

/** Tags know no plus, so helm writes an underscore for it. */
function helm(name: string, tag: string): string {
  return `helm pull oci://${name} --version ${tag.replaceAll("_", "+")}`;
}

const TITLES: Record<string, Key> = { Kubernetes: "artifact.pull.kubernetes" };

/** Commands to copy, by one of the artifact's tags or by its digest. */
export function PullCommands({ artifact }: { artifact: Artifact }) {
  const { t } = useSpeech();
  const host = registryHost(useSession().server);
  const tags = (artifact.tags ?? []).map((tag) => tag.name);
  const [reference, setReference] = useState(tags[0] ?? artifact.digest);
  const known = tags.includes(reference) ? reference : reference === artifact.digest ? reference : (tags[0] ?? artifact.digest);
  const options = [
    ...tags.map((tag) => [tag, t("artifact.pull.byTag", { tag })] as const),
    [artifact.digest, t("artifact.pull.byDigest", { digest: shortDigest(artifact.digest) })] as const,
  ];
  return (
    <>
      <SelectField label={t("artifact.pull.by")} value={known} onChange={setReference} options={options} />
      {pullCommands(host, artifact, known).map((line) => (
        <div key={line.tool}>
          <div class="small muted mb-1">{TITLES[line.tool] ? t(TITLES[line.tool]!) : line.tool}</div>
          <Command text={line.command} label={t("artifact.pull.copy", { tool: line.tool })} />
        </div>
      ))}
    </>
  );
}

export function PullDialog({ artifact, onClose }: { artifact: Artifact; onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t("artifact.pull.title")} onClose={onClose} foot={<CloseButton onClose={onClose} />}>
      <PullCommands artifact={artifact} />
    </Dialog>
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <button type="button" class="btn btn-primary" onClick={onClose}>
      {t("component.close")}
    </button>
  );
}
