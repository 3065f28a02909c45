import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { isAdministrator, useSession } from "../app/session";
import { Empty } from "../component/notice";
import { PageTitle, Panel } from "../component/page";
import { containing, FilterBox, Table, useListing } from "../component/table";
import { Usage } from "../component/usage";
import { Ago } from "../component/values";
import { Access } from "./access";
import { mayCreateProjects, NewProject } from "./new-project";
import type { Project } from "./project-page";
import { PushCommands } from "./push-commands";
import { mayPush, roleKey } from "./role";

/** The projects that somebody may see. */
export default function ProjectList() {
  const { t, number } = useSpeech();
  const { user, server } = useSession();
  const [isNew, setNew] = useState(false);
  const listing = useListing("name");
  const projects = useGet("/projects", { query: { ...listing.query, q: containing("name", listing.filter) } });
  const mayCreate = mayCreateProjects(user, server);
  const create = mayCreate && (
    <button type="button" class="btn btn-primary" onClick={() => setNew(true)}>
      {t("project.new")}
    </button>
  );
  const shown = projects.data ?? [];
  return (
    <>
      <PageTitle title={t("app.projects")} acts={create} />
      {user !== null && listing.filter === "" && listing.page === 1 && <FirstPush projects={shown} />}
      <section class="panel">
        <div class="filterline">
          <FilterBox label={t("project.filter")} />
        </div>
        <Table
          label={t("app.projects")}
          asked={projects}
          listing={listing}
          keyOf={(project) => project.project_id}
          empty={<Empty title={user ? t("project.none") : t("project.nonePublic")}>{create}</Empty>}
          columns={[
            {
              title: t("project.name"),
              sort: "name",
              show: (project) => (
                <Link href={`/projects/${project.name}`} class="cut name" title={project.name}>
                  {project.name}
                </Link>
              ),
            },
            {
              title: t("project.access"),
              class: "d-none d-sm-table-cell",
              sort: "public",
              show: (project) => <Access project={project} />,
            },
            user !== null && {
              title: t("project.role"),
              class: "d-none d-md-table-cell",
              show: (project) => <OwnRole project={project} />,
            },
            { title: t("project.repositories"), number: true, show: (project) => number(project.repo_count) },
            user !== null && { title: t("project.storage"), show: (project) => <Held project={project} /> },
            {
              title: t("project.created"),
              sort: "creation_time",
              class: "d-none d-md-table-cell",
              show: (project) => <Ago time={project.creation_time} />,
            },
          ]}
        />
      </section>
      {isNew && <NewProject onClose={() => setNew(false)} />}
    </>
  );
}

/** Nothing was pushed yet, anywhere: how to begin. */
function FirstPush({ projects }: { projects: Project[] }) {
  const { t } = useSpeech();
  const { user } = useSession();
  const first = projects.find((project) => isAdministrator(user) || mayPush(project.current_user_role_id));
  const mayBeEmpty = first !== undefined && projects.every((project) => project.repo_count === 0);
  const asked = useGet("/statistics", mayBeEmpty ? {} : null);
  if (!mayBeEmpty || asked.data?.total_repo_count !== 0) {
    return null;
  }
  return (
    <Panel title={t("project.welcome")}>
      <p>{t("project.welcomeHint", { project: first.name })}</p>
      <PushCommands project={first.name} />
    </Panel>
  );
}

function OwnRole({ project }: { project: Project }) {
  const { t } = useSpeech();
  const key = roleKey(project.current_user_role_id);
  return key ? <>{t(key)}</> : <span class="muted">–</span>;
}

function Held({ project }: { project: Project }) {
  const { hard, used } = project.quota ?? {};
  return used?.["storage"] === undefined ? (
    <span class="muted">–</span>
  ) : (
    <Usage used={used["storage"]} limit={hard?.["storage"] ?? -1} />
  );
}
