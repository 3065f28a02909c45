import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { NoSuchPage } from "../app/app";
import { useSpeech } from "../app/language";
import { ToSignIn } from "../app/to-sign-in";
import { type May, usePermissions } from "../app/permission";
import { Failure, Loading } from "../component/notice";
import { PageTitle, Tabs } from "../component/page";
import { Access } from "./access";

export type Project = components["schemas"]["ProjectReply"];

/** The project of this page, and what the one who looks may do in it. */
export interface ProjectPlace {
  project: Project;
  may: May;
  reload: () => void;
}

const ProjectContext = createContext<ProjectPlace | null>(null);

export function useProject(): ProjectPlace {
  const place = useContext(ProjectContext);
  if (place === null) {
    throw new Error("outside of a project");
  }
  return place;
}

interface ProjectPageProps {
  name: string;
  /** With the project's title and its tabs; pages of something within it have titles of their own. */
  tabs?: boolean;
  children: ComponentChildren;
}

/** What every page of a project starts with: the project itself, its rights, and its tabs. */
export function ProjectPage({ name, tabs = true, children }: ProjectPageProps) {
  const asked = useGet("/projects/{project_name_or_id}", {
    path: { project_name_or_id: name },
  });
  const may = usePermissions(asked.data?.project_id);
  if (asked.error?.status === 401) {
    return <ToSignIn />;
  }
  if (asked.error?.status === 404 || asked.error?.status === 403) {
    return <NoSuchPage />;
  }
  if (asked.data === undefined || may === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const place = { project: asked.data, may, reload: asked.reload };
  return (
    <ProjectContext.Provider value={place}>
      {tabs && <ProjectHead {...place} />}
      {children}
    </ProjectContext.Provider>
  );
}

function ProjectHead({ project, may }: ProjectPlace) {
  const { t } = useSpeech();
  const base = `/projects/${project.name}`;
  return (
    <>
      <PageTitle title={project.name}>
        <Access project={project} />
      </PageTitle>
      <Tabs
        label={project.name}
        tabs={[
          { label: t("project.tab.summary"), href: base },
          { label: t("project.tab.repositories"), href: `${base}/repositories` },
          may("list", "member") && { label: t("project.tab.members"), href: `${base}/members` },
          may("list", "label") && { label: t("project.tab.labels"), href: `${base}/labels` },
          may("list", "robot") && { label: t("project.tab.robots"), href: `${base}/robots` },
          (may("list", "tag-retention") || may("read", "tag-retention") || may("list", "immutable-tag")) && {
            label: t("project.tab.policies"),
            href: `${base}/policies`,
          },
          may("list", "log") && { label: t("project.tab.logs"), href: `${base}/logs` },
          may("update", ".") && { label: t("project.tab.configuration"), href: `${base}/configuration` },
        ]}
      />
    </>
  );
}
