import type { Params } from "../app/routes";
import { LabelTable } from "./label-table";
import { ProjectPage, useProject } from "./project-page";

/** The labels for artifacts of a project alone. */
export default function LabelsPage({ params }: { params: Params }) {
  return (
    <ProjectPage name={params["project"] ?? ""}>
      <Labels />
    </ProjectPage>
  );
}

function Labels() {
  const { project, may } = useProject();
  return (
    <LabelTable
      projectId={project.project_id}
      mayCreate={may("create", "label")}
      mayUpdate={may("update", "label")}
      mayDelete={may("delete", "label")}
    />
  );
}
