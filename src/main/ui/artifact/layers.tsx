import { useSpeech } from "../app/language";
import { Empty, Failure, Loading } from "../component/notice";
import { Panel } from "../component/page";
import { SimpleTable } from "../component/simple-table";
import { Size } from "../component/values";
import { Copy } from "../component/copy";
import { Digest } from "../component/values";
import type { ArtifactTabProps } from "./artifact-page";
import { type Descriptor, readManifest } from "./manifest";
import { type Step, steps } from "./steps";
import { useAddition, useManifest } from "./use-addition";

/** What an artifact is made of: its layers to scale, and the commands that made them. */
export function Layers(props: ArtifactTabProps) {
  const { t, size } = useSpeech();
  const hasHistory = "build_history" in (props.artifact.addition_links ?? {});
  const manifest = useManifest(props);
  const history = useAddition(props, hasHistory ? "build_history" : null);
  if (manifest.data === undefined || (hasHistory && history.loading)) {
    return manifest.error ? <Failure error={manifest.error} retry={manifest.reload} /> : <Loading />;
  }
  const { layers } = readManifest(manifest.data);
  const made = steps(history.data, layers);
  const total = layers.reduce((sum, layer) => sum + layer.size, 0);
  if (made.length === 0) {
    return (
      <Panel>
        <Empty title={t("artifact.layer.none")} />
      </Panel>
    );
  }
  return (
    <Panel title={t("artifact.layer.title", { count: layers.length, size: size(total) })}>
      <Stack layers={layers} total={total} />
      {history.error && <Failure error={history.error} />}
      <SimpleTable
        label={t("artifact.tab.layers")}
        rows={made}
        columns={[
          { title: t("artifact.layer.number"), number: true, show: (step) => <LayerNumber step={step} layers={layers} /> },
          { title: t("artifact.size"), number: true, show: ({ layer }) => layer && <Size bytes={layer.size} /> },
          { title: t("artifact.layer.command"), show: (step) => <CommandOf step={step} /> },
          {
            title: t("artifact.digest"),
            show: ({ layer }) =>
              layer && (
                <span class="text-nowrap">
                  <Digest digest={layer.digest} />
                  <Copy text={layer.digest} label={t("artifact.copyDigest")} />
                </span>
              ),
          },
        ]}
      />
    </Panel>
  );
}

const SHADES = 5;

function shade(index: number): string {
  return `shade-${index % SHADES}`;
}

/** Each layer as wide as it is large. The table below has the same as numbers. */
function Stack({ layers, total }: { layers: Descriptor[]; total: number }) {
  const { t, size } = useSpeech();
  return total === 0 ? null : (
    <div class="stack" role="img" aria-label={t("artifact.layer.stack")}>
      {layers.map((layer, i) => (
        <span
          key={i}
          class={shade(i)}
          style={{ flexGrow: layer.size / total }}
          title={t("artifact.layer.share", { number: i + 1, size: size(layer.size), percent: percent(layer.size, total) })}
        />
      ))}
    </div>
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(part * 100 < whole ? 1 : 0)} %`;
}

function LayerNumber({ step, layers }: { step: Step; layers: Descriptor[] }) {
  const index = step.layer ? layers.indexOf(step.layer) : -1;
  return index < 0 ? (
    <span class="muted">–</span>
  ) : (
    <span class="d-inline-flex align-items-center gap-2">
      <span class={`swatch square ${shade(index)}`} />
      {index + 1}
    </span>
  );
}

function CommandOf({ step }: { step: Step }) {
  const { t, time } = useSpeech();
  const title = step.created && !Number.isNaN(Date.parse(step.created)) ? time(step.created) : undefined;
  return step.command ? (
    <code class={`mono step${step.layer ? "" : " muted"}`} title={title}>
      {step.command}
    </code>
  ) : (
    <span class="muted">{step.layer?.mediaType || t("artifact.layer.unknown")}</span>
  );
}
