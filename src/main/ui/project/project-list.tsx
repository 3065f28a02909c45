import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { useSession } from "../app/session";
import { Empty } from "../component/notice";
import { PageTitle } from "../component/page";
import { State } from "../component/state";
import { containing, FilterBox, Table, useListing } from "../component/table";
import { Ago } from "../component/values";

/** The projects that somebody may see. */
export default function ProjectList() {
  const { t, number } = useSpeech();
  const { user } = useSession();
  const listing = useListing("name");
  const projects = useGet("/projects", { query: { ...listing.query, q: containing("name", listing.filter) } });
  return (
    <>
      <PageTitle title={t("app.projects")} />
      <section class="panel">
        <div class="filterline">
          <FilterBox label={t("project.filter")} />
        </div>
        <Table
          label={t("app.projects")}
          asked={projects}
          listing={listing}
          keyOf={(project) => project.project_id}
          empty={<Empty title={user ? t("project.none") : t("project.nonePublic")} />}
          columns={[
            {
              title: t("project.name"),
              sort: "name",
              show: (project) => <Link href={`/projects/${project.name}`}>{project.name}</Link>,
            },
            {
              title: t("project.access"),
              show: (project) => (
                <State meaning="neutral">
                  {project.metadata.public === "true" ? t("project.public") : t("project.private")}
                </State>
              ),
            },
            { title: t("project.repositories"), number: true, show: (project) => number(project.repo_count) },
            { title: t("project.created"), sort: "creation_time", show: (project) => <Ago time={project.creation_time} /> },
          ]}
        />
      </section>
    </>
  );
}
