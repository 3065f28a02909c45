import type { components } from "../api/schema";

export type Artifact = components["schemas"]["ArtifactReply"];
export type Repository = components["schemas"]["RepositoryReply"];
export type Tag = components["schemas"]["TagReply"];
export type ArtifactLabel = components["schemas"]["ArtifactLabelReply"];

/** A repository of a project, by the names that stand in addresses: the repository's is without the project's. */
export interface RepositoryPlace {
  project: string;
  repository: string;
}

/** The values of the API's paths. */
export function inApi({ project, repository }: RepositoryPlace) {
  return { project_name: project, repository_name: repository };
}

export function repositoryHref({ project, repository }: RepositoryPlace): string {
  return `/projects/${project}/repositories/${repository}`;
}

export function artifactHref(place: RepositoryPlace, digest: string, tab = ""): string {
  return `${repositoryHref(place)}/artifacts/${digest}${tab && `/${tab}`}`;
}

/** The API calls repositories with their project's name before them. */
export function placeOf(fullName: string): RepositoryPlace {
  const slash = fullName.indexOf("/");
  return { project: fullName.slice(0, slash), repository: fullName.slice(slash + 1) };
}
