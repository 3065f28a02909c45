import type { ComponentChildren } from "preact";
import { useSpeech } from "../app/language";
import { Copy } from "../component/copy";
import { Panel } from "../component/page";
import { Ago, Size } from "../component/values";
import type { ArtifactTabProps } from "./artifact-page";
import { platformsOf, text } from "./attributes";
import { FewTags, Labels } from "./badge";
import { ChartFacts } from "./chart-facts";
import { Kind } from "./kind";
import { NamedTexts } from "./named-texts";
import { artifactHref } from "./place";
import { PullCommands } from "./pull";
import { RunSettings } from "./run-settings";

/** What an artifact is, how it is fetched, and what its maker says of it. */
export function Overview({ place, artifact }: ArtifactTabProps) {
  const { t } = useSpeech();
  const { created, author } = artifact.extra_attrs;
  const platforms = platformsOf(artifact);
  const labels = artifact.labels ?? [];
  const annotations = Object.entries(artifact.annotations ?? {});
  return (
    <div class="row g-3">
      <div class="col-xl-7">
        <Panel title={t("artifact.facts")}>
          <dl class="facts">
            <Fact title={t("artifact.tags")}>
              <FewTags tags={artifact.tags ?? []} href={artifactHref(place, artifact.digest, "tags")} />
            </Fact>
            <Fact title={t("artifact.digest")}>
              <span class="mono text-break">{artifact.digest}</span>
              <Copy text={artifact.digest} label={t("artifact.copyDigest")} />
            </Fact>
            <Fact title={t("artifact.kind")}>
              <Kind artifact={artifact} />
            </Fact>
            <Fact title={t("artifact.mediaType")}>
              <span class="mono text-break">{artifact.artifact_type || artifact.media_type}</span>
            </Fact>
            {platforms.length > 0 && <Fact title={t("artifact.platform")}>{platforms.join(", ")}</Fact>}
            <Fact title={t("artifact.size")}>
              <Size bytes={artifact.size} />
            </Fact>
            {isTime(created) && (
              <Fact title={t("artifact.built")}>
                <Ago time={created} />
              </Fact>
            )}
            <Fact title={t("artifact.pushed")}>
              <Ago time={artifact.push_time} />
            </Fact>
            <Fact title={t("artifact.pulled")}>
              <Ago time={artifact.pull_time} />
            </Fact>
            {text(author) && <Fact title={t("artifact.author")}>{text(author)}</Fact>}
            {labels.length > 0 && (
              <Fact title={t("artifact.labels")}>
                <Labels labels={labels} />
              </Fact>
            )}
          </dl>
        </Panel>
        {artifact.type === "CHART" && <ChartFacts attributes={artifact.extra_attrs} />}
        <RunSettings config={artifact.extra_attrs["config"]} />
        {annotations.length > 0 && (
          <Panel title={t("artifact.annotations")}>
            <NamedTexts texts={annotations} />
          </Panel>
        )}
      </div>
      <div class="col-xl-5">
        <Panel title={t("artifact.pull.title")}>
          <PullCommands artifact={artifact} />
        </Panel>
      </div>
    </div>
  );
}

export function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function isTime(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}
