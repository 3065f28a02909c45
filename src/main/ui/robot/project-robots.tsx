import { useCallback } from "preact/hooks";
import type { Params } from "../app/routes";
import { ProjectPage, useProject } from "../project/project-page";
import { GivableContext } from "./givable";
import { RobotTable } from "./robot-table";

/** The robot accounts of a project. */
export default function ProjectRobots({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <OfProject />
    </ProjectPage>
  );
}

function OfProject() {
  const { project, may } = useProject();
  const mayGive = useCallback(
    (item: { resource: string; action: string }) => may(item.action, item.resource === "project" ? "." : item.resource),
    [may],
  );
  return (
    <GivableContext.Provider value={mayGive}>
      <RobotTable
        project={{ id: project.project_id, name: project.name }}
        mayCreate={may("create", "robot")}
        mayUpdate={may("update", "robot")}
        mayDelete={may("delete", "robot")}
      />
    </GivableContext.Provider>
  );
}
