import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { NoSuchPage } from "../app/app";
import { useSpeech } from "../app/language";
import { navigate } from "../app/router";
import type { Params } from "../app/routes";
import { Menu } from "../component/menu";
import { Failure, Loading } from "../component/notice";
import { PageTitle } from "../component/page";
import { ProjectPage, useProject } from "../project/project-page";
import { ArtifactList } from "./artifact-list";
import type { RepositoryPlace } from "./place";
import { DeleteRepository, EditDescription } from "./repository-dialogs";

/** A repository and its artifacts. */
export default function RepositoryPage({ params }: { params: Params }) {
  const { project = "", repository = "" } = params;
  return (
    <ProjectPage name={project} tabs={false}>
      <RepositoryView key={`${project}/${repository}`} place={{ project, repository }} />
    </ProjectPage>
  );
}

/** By the list: who is no member of a public project may list its repositories, but not read one. */
function useRepository({ project, repository }: RepositoryPlace) {
  return useGet("/projects/{project_name}/repositories", {
    path: { project_name: project },
    query: { q: `name=${project}/${repository}`, page_size: 1 },
  });
}

function RepositoryView({ place }: { place: RepositoryPlace }) {
  const { t } = useSpeech();
  const { may } = useProject();
  const [acting, setActing] = useState<"describe" | "delete" | null>(null);
  const asked = useRepository(place);
  const repository = asked.data?.[0];
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  if (repository === undefined) {
    return <NoSuchPage />;
  }
  const close = () => setActing(null);
  return (
    <>
      <PageTitle
        title={place.repository}
        acts={
          <Menu
            items={[
              may("update", "repository") && {
                label: t("artifact.repository.describe"),
                act: () => setActing("describe"),
              },
              may("delete", "repository") && {
                label: t("artifact.repository.delete"),
                act: () => setActing("delete"),
                danger: true,
              },
            ]}
          >
            {t("component.more")}
          </Menu>
        }
      >
        <span class="muted">
          {t("artifact.repository.figures", { artifacts: repository.artifact_count, pulls: repository.pull_count })}
        </span>
      </PageTitle>
      {repository.description && (
        <p class="description" tabIndex={0} role="region" aria-label={t("artifact.repository.description")}>
          {repository.description}
        </p>
      )}
      <ArtifactList place={place} onChange={asked.reload} />
      {acting === "describe" && <EditDescription repository={repository} onClose={close} onDone={asked.reload} />}
      {acting === "delete" && (
        <DeleteRepository
          repository={repository}
          onClose={close}
          onDone={() => navigate(`/projects/${place.project}/repositories`)}
        />
      )}
    </>
  );
}
