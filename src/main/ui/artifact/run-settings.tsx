import type { Key } from "../app/language";
import { useSpeech } from "../app/language";
import { Panel } from "../component/page";
import { fields, text, texts } from "./attributes";
import { Fact } from "./overview";
import { NamedTexts } from "./named-texts";

const LISTS: [string, Key][] = [
  ["Entrypoint", "artifact.run.entrypoint"],
  ["Cmd", "artifact.run.command"],
];

/** How an image runs where nothing else is said. */
export function RunSettings({ config }: { config: unknown }) {
  const { t } = useSpeech();
  const settings = fields(config);
  const environment = texts(settings["Env"]);
  const ports = Object.keys(fields(settings["ExposedPorts"]));
  const volumes = Object.keys(fields(settings["Volumes"]));
  const labels = Object.entries(fields(settings["Labels"]));
  if (Object.keys(settings).length === 0) {
    return null;
  }
  return (
    <Panel title={t("artifact.run.title")}>
      <dl class="facts">
        {LISTS.filter(([name]) => texts(settings[name]).length > 0).map(([name, key]) => (
          <Fact key={name} title={t(key)}>
            <span class="mono text-break">{texts(settings[name]).join(" ")}</span>
          </Fact>
        ))}
        {text(settings["User"]) && <Fact title={t("artifact.run.user")}>{text(settings["User"])}</Fact>}
        {text(settings["WorkingDir"]) && <Fact title={t("artifact.run.directory")}>{text(settings["WorkingDir"])}</Fact>}
        {ports.length > 0 && <Fact title={t("artifact.run.ports")}>{ports.join(", ")}</Fact>}
        {volumes.length > 0 && <Fact title={t("artifact.run.volumes")}>{volumes.join(", ")}</Fact>}
        {environment.length > 0 && (
          <Fact title={t("artifact.run.environment")}>
            {environment.map((line) => (
              <div key={line} class="mono text-break">
                {line}
              </div>
            ))}
          </Fact>
        )}
      </dl>
      {labels.length > 0 && (
        <>
          <h3 class="mt-3">{t("artifact.run.labels")}</h3>
          <NamedTexts texts={labels.map(([name, value]) => [name, String(value)])} />
        </>
      )}
    </Panel>
  );
}
