import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { FilterSelect } from "../component/filter";
import { useSession } from "../app/session";
import { useProject } from "../project/project-page";

const MOST = 100;

/** The labels that artifacts of this project can have: the project's own first, then everybody's. */
export function useLabels(words = "") {
  const { project, may } = useProject();
  const { user } = useSession();
  const isPublic = project.metadata.public === "true";
  const query = { page_size: MOST, sort: "name", ...(words ? { q: `name=~${words}` } : {}) };
  const own = useGet(
    "/labels",
    may("list", "label") || isPublic ? { query: { ...query, scope: "p", project_id: project.project_id } } : null,
  );
  const global = useGet("/labels", user === null ? null : { query: { ...query, scope: "g" } });
  return [...(own.data ?? []), ...(global.data ?? [])];
}

/** Artifacts with one label; not there where nobody has made any. */
export function LabelFilter() {
  const { t } = useSpeech();
  const labels = useLabels();
  if (labels.length === 0) {
    return null;
  }
  return (
    <FilterSelect
      name="label"
      label={t("artifact.labels")}
      options={[["", t("artifact.label.all")], ...labels.map((label) => [String(label.id), label.name] as const)]}
    />
  );
}
