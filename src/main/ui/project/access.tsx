import globe from "bootstrap-icons/icons/globe.svg";
import lock from "bootstrap-icons/icons/lock.svg";
import { useSpeech } from "../app/language";
import { Icon } from "../component/icon";
import type { Project } from "./project-page";

export function isPublic(project: Project): boolean {
  return project.metadata.public === "true";
}

/** Who may pull from a project: everybody, or its members. */
export function Access({ project }: { project: Project }) {
  const { t } = useSpeech();
  return (
    <span class="state neutral">
      <Icon svg={isPublic(project) ? globe : lock} />
      {t(isPublic(project) ? "project.public" : "project.private")}
    </span>
  );
}
