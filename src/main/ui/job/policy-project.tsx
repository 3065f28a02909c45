import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";

/** The project whose retention policy this is, with a link to what the run decided. */
export function PolicyProject({ policy, run }: { policy: number; run: number }) {
  const { t } = useSpeech();
  const found = useGet("/retentions/{id}", { path: { id: policy } });
  const reference = found.data?.scope.ref;
  const projects = useGet("/projects", reference === undefined ? null : { query: { q: `project_id=${reference}` } });
  if (found.error || projects.error) {
    return <span class="muted">{t("job.projectGone")}</span>;
  }
  const name = projects.data?.[0]?.name;
  return name === undefined ? <>…</> : <Link href={`/projects/${name}/policies/runs/${run}`}>{name}</Link>;
}
