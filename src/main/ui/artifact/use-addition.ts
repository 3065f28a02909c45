import { useGet } from "../api/use-get";
import type { ArtifactTabProps } from "./artifact-page";
import { inApi } from "./place";

/** What belongs to an artifact beside its attributes, by the API's name for it. */
export function useAddition({ place, artifact }: Pick<ArtifactTabProps, "place" | "artifact">, addition: string | null) {
  return useGet(
    "/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/additions/{addition}",
    addition === null ? null : { path: { ...inApi(place), reference: artifact.digest, addition } },
  );
}

/** The manifest, byte by byte as it was pushed. */
export function useManifest({ place, artifact }: Pick<ArtifactTabProps, "place" | "artifact">) {
  return useGet("/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/manifest", {
    path: { ...inApi(place), reference: artifact.digest },
  });
}
