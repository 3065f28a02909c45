import { useSpeech } from "../app/language";
import { Panel } from "../component/page";
import { objects, text, texts } from "./attributes";
import { WebText } from "./named-texts";
import { Fact } from "./overview";

/** What Chart.yaml says of a chart. */
export function ChartFacts({ attributes }: { attributes: Record<string, unknown> }) {
  const { t } = useSpeech();
  const { name, version, appVersion, description, home, kubeVersion } = attributes;
  const keywords = texts(attributes["keywords"]);
  const maintainers = objects(attributes["maintainers"]).map((one) => [text(one["name"]), text(one["email"])]);
  return (
    <Panel title={t("artifact.chart.title")}>
      {text(description) && <p>{text(description)}</p>}
      <dl class="facts">
        <Fact title={t("artifact.chart.name")}>{text(name) ?? "–"}</Fact>
        <Fact title={t("artifact.chart.version")}>{text(version) ?? "–"}</Fact>
        {text(appVersion) && <Fact title={t("artifact.chart.appVersion")}>{text(appVersion)}</Fact>}
        {text(kubeVersion) && <Fact title={t("artifact.chart.kubeVersion")}>{text(kubeVersion)}</Fact>}
        {text(home) && (
          <Fact title={t("artifact.chart.home")}>
            <WebText value={text(home) ?? ""} />
          </Fact>
        )}
        {keywords.length > 0 && <Fact title={t("artifact.chart.keywords")}>{keywords.join(", ")}</Fact>}
        {maintainers.length > 0 && (
          <Fact title={t("artifact.chart.maintainers")}>
            {maintainers.map((one) => one.filter(Boolean).join(", ")).join("; ")}
          </Fact>
        )}
      </dl>
    </Panel>
  );
}
