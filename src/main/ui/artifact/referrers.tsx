import down from "bootstrap-icons/icons/chevron-down.svg";
import right from "bootstrap-icons/icons/chevron-right.svg";
import { useState } from "preact/hooks";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { type Key, useSpeech } from "../app/language";
import { Link } from "../app/router";
import { Icon } from "../component/icon";
import { Empty, Failure, Loading } from "../component/notice";
import { Panel } from "../component/page";
import { Ago, Digest, Size } from "../component/values";
import type { ArtifactTabProps } from "./artifact-page";
import { readManifest } from "./manifest";
import { artifactHref, inApi, type RepositoryPlace } from "./place";
import { useManifest } from "./use-addition";

type Accessory = components["schemas"]["AccessoryReply"];

/** By the accessory's type, or else by the type of the artifact that it is. */
const NAMES: Record<string, Key> = {
  "signature.cosign": "artifact.referrer.cosign",
  "signature.notation": "artifact.referrer.notation",
  "sbom.harbor": "artifact.referrer.sbom",
  "accelerator.nydus": "artifact.referrer.nydus",
  "application/spdx+json": "artifact.referrer.spdx",
  "application/vnd.cyclonedx+json": "artifact.referrer.cyclonedx",
  "application/vnd.in-toto+json": "artifact.referrer.attestation",
};

const STEP = 25;

/** What speaks about an artifact, and what speaks about that in turn; and what it speaks about itself. */
export function Referrers(props: ArtifactTabProps) {
  const { t } = useSpeech();
  const manifest = useManifest(props);
  const subject = manifest.data === undefined ? undefined : readManifest(manifest.data).subject;
  return (
    <Panel title={t("artifact.tab.referrers")}>
      {subject && (
        <p>
          {t("artifact.referrer.subject")}{" "}
          <Link href={artifactHref(props.place, subject.digest)}>
            <Digest digest={subject.digest} />
          </Link>
        </p>
      )}
      <p class="muted">{t("artifact.referrer.hint")}</p>
      <Branch place={props.place} digest={props.artifact.digest} empty="artifact.referrer.none" />
    </Panel>
  );
}

interface BranchProps {
  place: RepositoryPlace;
  digest: string;
  empty: Key;
}

/** Everything that names one artifact as its subject, some at a time. */
function Branch({ place, digest, empty }: BranchProps) {
  const { t } = useSpeech();
  const [most, setMost] = useState(STEP);
  const asked = useGet("/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/accessories", {
    path: { ...inApi(place), reference: digest },
    query: { page_size: Math.min(most, 100) },
  });
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  if (asked.data.length === 0) {
    return empty === "artifact.referrer.none" ? <Empty title={t(empty)} /> : <p class="muted m-0 ps-4">{t(empty)}</p>;
  }
  return (
    <ul class="tree">
      {asked.data.map((accessory) => (
        <Node key={accessory.digest} place={place} accessory={accessory} />
      ))}
      {asked.total > asked.data.length && (
        <li>
          {asked.data.length < 100 ? (
            <button type="button" class="btn btn-link btn-sm" onClick={() => setMost(100)}>
              {t("artifact.referrer.more", { count: asked.total - asked.data.length })}
            </button>
          ) : (
            <span class="muted">{t("artifact.referrer.left", { count: asked.total - asked.data.length })}</span>
          )}
        </li>
      )}
    </ul>
  );
}

function Node({ place, accessory }: { place: RepositoryPlace; accessory: Accessory }) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  const kind = accessory.artifact_type ?? "";
  const name = NAMES[accessory.type] ?? NAMES[kind];
  return (
    <li>
      <div class="d-flex flex-wrap gap-2 align-items-center">
        <button
          type="button"
          class="btn btn-link icon-only"
          aria-expanded={open}
          aria-label={t("artifact.referrer.open", { digest: accessory.digest.slice(0, 19) })}
          onClick={() => setOpen(!open)}
        >
          <Icon svg={open ? down : right} />
        </button>
        <span class="text-break">{name ? t(name) : kind || t("artifact.referrer.other")}</span>
        <Link href={artifactHref(place, accessory.digest)}>
          <Digest digest={accessory.digest} />
        </Link>
        <span class="muted">
          <Size bytes={accessory.size} />
          {" · "}
          <Ago time={accessory.creation_time} />
        </span>
      </div>
      {open && <Branch place={place} digest={accessory.digest} empty="artifact.referrer.leaf" />}
    </li>
  );
}
