import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import type { Params } from "../app/routes";
import { registryHost, useSession } from "../app/session";
import { Command } from "../component/copy";
import { Menu } from "../component/menu";
import { Empty } from "../component/notice";
import { containing, FilterBox, Table, useListing } from "../component/table";
import { Ago } from "../component/values";
import { ProjectPage, useProject } from "../project/project-page";
import { placeOf, type Repository, repositoryHref } from "./place";
import { DeleteRepository, EditDescription } from "./repository-dialogs";

/** A project's tab with its repositories. */
export default function RepositoryList({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <Repositories />
    </ProjectPage>
  );
}

type Act = "describe" | "delete";

function Repositories() {
  const { t, number } = useSpeech();
  const { project, may } = useProject();
  const [acting, setActing] = useState<{ act: Act; repository: Repository } | null>(null);
  const listing = useListing("-update_time");
  const repositories = useGet("/projects/{project_name}/repositories", {
    path: { project_name: project.name },
    query: { ...listing.query, q: containing("name", listing.filter) },
  });
  const close = () => setActing(null);
  return (
    <section class="panel">
      <div class="filterline">
        <FilterBox label={t("artifact.repository.filter")} />
      </div>
      <Table
        label={t("artifact.repositories")}
        asked={repositories}
        listing={listing}
        keyOf={(repository) => repository.id}
        empty={<NoRepositories project={project.name} mayPush={may("push", "repository")} />}
        columns={[
          {
            title: t("artifact.repository.name"),
            sort: "name",
            show: (repository) => <RepositoryLink repository={repository} />,
          },
          { title: t("artifact.artifacts"), number: true, show: (repository) => number(repository.artifact_count) },
          { title: t("artifact.pulls"), number: true, show: (repository) => number(repository.pull_count) },
          {
            title: t("artifact.repository.updated"),
            sort: "update_time",
            show: (repository) => <Ago time={repository.update_time} />,
          },
          {
            title: t("component.more"),
            quiet: true,
            show: (repository) => (
              <Menu
                label={t("artifact.actsFor", { name: repository.name })}
                items={[
                  may("update", "repository") && {
                    label: t("artifact.repository.describe"),
                    act: () => setActing({ act: "describe", repository }),
                  },
                  may("delete", "repository") && {
                    label: t("artifact.repository.delete"),
                    act: () => setActing({ act: "delete", repository }),
                    danger: true,
                  },
                ]}
              />
            ),
          },
        ]}
      />
      {acting?.act === "describe" && (
        <EditDescription repository={acting.repository} onClose={close} onDone={repositories.reload} />
      )}
      {acting?.act === "delete" && (
        <DeleteRepository repository={acting.repository} onClose={close} onDone={repositories.reload} />
      )}
    </section>
  );
}

function RepositoryLink({ repository }: { repository: Repository }) {
  const place = placeOf(repository.name);
  return (
    <div class="named">
      <div>
        <Link href={repositoryHref(place)} title={place.repository}>
          {place.repository}
        </Link>
      </div>
      {repository.description && <div class="small muted cut">{repository.description}</div>}
    </div>
  );
}

function NoRepositories({ project, mayPush }: { project: string; mayPush: boolean }) {
  const { t } = useSpeech();
  const host = registryHost(useSession().server);
  if (!mayPush) {
    return <Empty title={t("artifact.repository.none")} />;
  }
  return (
    <Empty title={t("artifact.repository.none")}>
      <p>{t("artifact.repository.push")}</p>
      <div class="text-start mx-auto commands">
        <Command text={`docker login ${host}`} />
        <Command text={`docker tag image:tag ${host}/${project}/image:tag`} />
        <Command text={`docker push ${host}/${project}/image:tag`} />
      </div>
    </Empty>
  );
}
