import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import type { Params } from "../app/routes";
import { Empty } from "../component/notice";
import { ProjectPage, useProject } from "../project/project-page";
import { AuditFilter, useAuditQuery } from "./audit-filter";
import { EntryList } from "./entry-list";

/** What was done in a project, and what was refused. */
export default function ProjectLog({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <Entries />
    </ProjectPage>
  );
}

function Entries() {
  const { t } = useSpeech();
  const { project, may } = useProject();
  const { listing, query } = useAuditQuery();
  const mayRead = may("list", "log");
  const entries = useGet(
    "/projects/{project_name}/auditlog-exts",
    mayRead ? { path: { project_name: project.name }, query } : null,
  );
  return mayRead ? (
    <section class="panel">
      <AuditFilter />
      <EntryList asked={entries} listing={listing} />
    </section>
  ) : (
    <Empty title={t("audit.forbidden")} />
  );
}
