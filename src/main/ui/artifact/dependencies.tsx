import { useSpeech } from "../app/language";
import { Empty, Failure, Loading } from "../component/notice";
import { Panel } from "../component/page";
import { SimpleTable } from "../component/simple-table";
import type { ArtifactTabProps } from "./artifact-page";
import { objects, text } from "./attributes";
import { WebText } from "./named-texts";
import { useAddition } from "./use-addition";

/** The charts that a chart needs. */
export function Dependencies(props: ArtifactTabProps) {
  const { t } = useSpeech();
  const asked = useAddition(props, "dependencies");
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const dependencies = objects(asked.data);
  return (
    <Panel>
      {dependencies.length === 0 ? (
        <Empty title={t("artifact.chart.noDependencies")} />
      ) : (
        <SimpleTable
          label={t("artifact.tab.dependencies")}
          rows={dependencies}
          columns={[
            { title: t("artifact.chart.name"), show: (one) => text(one["name"]) ?? "–" },
            { title: t("artifact.chart.version"), show: (one) => text(one["version"]) ?? "–" },
            { title: t("artifact.chart.repository"), show: (one) => <WebText value={text(one["repository"]) ?? "–"} /> },
            { title: t("artifact.chart.condition"), show: (one) => text(one["condition"]) ?? "–" },
          ]}
        />
      )}
    </Panel>
  );
}
