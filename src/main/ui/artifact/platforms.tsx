import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { Copy } from "../component/copy";
import { Empty } from "../component/notice";
import { Panel } from "../component/page";
import { SimpleTable } from "../component/simple-table";
import { Digest, Size } from "../component/values";
import type { components } from "../api/schema";
import type { ArtifactTabProps } from "./artifact-page";
import { isPlatform, platformName } from "./attributes";
import { artifactHref, inApi } from "./place";

type Reference = components["schemas"]["ReferenceReply"];

/** Of so many the sizes can be asked for at once. */
const MOST_SIZES = 100;

/** What an index lists: an image for each platform, and what its builder put beside them. */
export function Platforms({ place, artifact }: ArtifactTabProps) {
  const { t } = useSpeech();
  const references = artifact.references ?? [];
  const digests = references.slice(0, MOST_SIZES).map((child) => child.child_digest);
  const children = useGet(
    "/projects/{project_name}/repositories/{repository_name}/artifacts",
    digests.length === 0
      ? null
      : {
          path: inApi(place),
          query: { q: `base=*,digest={${digests.join(" ")}}`, page_size: MOST_SIZES, with_tag: false },
        },
  );
  const sizes = new Map((children.data ?? []).map((child) => [child.digest, child.size]));
  return (
    <Panel>
      {references.length === 0 ? (
        <Empty title={t("artifact.platforms.none")} />
      ) : (
        <SimpleTable
          label={t("artifact.tab.platforms")}
          rows={references}
          columns={[
            { title: t("artifact.platform"), show: (child) => <PlatformOf reference={child} /> },
            {
              title: t("artifact.digest"),
              show: (child) => (
                <span class="text-nowrap">
                  <Link href={artifactHref(place, child.child_digest)}>
                    <Digest digest={child.child_digest} />
                  </Link>
                  <Copy text={child.child_digest} label={t("artifact.copyDigest")} />
                </span>
              ),
            },
            { title: t("artifact.size"), number: true, show: (child) => <Size bytes={sizes.get(child.child_digest)} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function PlatformOf({ reference }: { reference: Reference }) {
  const { t } = useSpeech();
  const platform = reference.platform ?? undefined;
  const version = platform?.["os.version"];
  if (isPlatform(platform)) {
    return (
      <>
        {platformName(platform)}
        {version && <span class="muted"> {version}</span>}
      </>
    );
  }
  const isAttestation = reference.annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
  return <span class="muted">{t(isAttestation ? "artifact.platforms.attestation" : "artifact.platforms.unknown")}</span>;
}
