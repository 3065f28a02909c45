import box from "bootstrap-icons/icons/box-seam.svg";
import chart from "bootstrap-icons/icons/life-preserver.svg";
import index from "bootstrap-icons/icons/stack.svg";
import model from "bootstrap-icons/icons/cpu.svg";
import other from "bootstrap-icons/icons/file-earmark-binary.svg";
import { type Key, useSpeech } from "../app/language";
import { Icon } from "../component/icon";
import { isIndex } from "./attributes";
import type { Artifact } from "./place";

/** The kinds that lists can be filtered by. */
export const KINDS: readonly (readonly [string, Key])[] = [
  ["IMAGE", "artifact.kind.image"],
  ["CHART", "artifact.kind.chart"],
  ["CNAI", "artifact.kind.model"],
  ["WASM", "artifact.kind.wasm"],
  ["CNAB", "artifact.kind.bundle"],
  ["SBOM", "artifact.kind.sbom"],
];

const ICONS: Record<string, string> = { IMAGE: box, CHART: chart, CNAI: model };

/** What an artifact is, by icon and word. */
export function Kind({ artifact }: { artifact: Artifact }) {
  const { t } = useSpeech();
  return (
    <span class="state neutral">
      <Icon svg={isIndex(artifact) ? index : (ICONS[artifact.type] ?? other)} />
      {kindName(artifact, t)}
    </span>
  );
}

function kindName(artifact: Artifact, t: (key: Key) => string): string {
  if (isIndex(artifact)) {
    return t("artifact.kind.index");
  }
  const known = KINDS.find(([type]) => type === artifact.type);
  return known ? t(known[1]) : artifact.type === "UNKNOWN" ? t("artifact.kind.other") : artifact.type;
}
