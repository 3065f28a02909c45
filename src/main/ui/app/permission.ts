import { useMemo } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSession } from "./session";

/** Asks whether the one who looks may do something in a project, in the words of the API: {@code may("create", "robot")}. */
export type May = (action: string, resource: string) => boolean;

/** What this person may do in this project; undefined until it is known. Strangers have no rights, and see what is public. */
export function usePermissions(projectId: number | undefined): May | undefined {
  const { user } = useSession();
  const asked = useGet(
    "/users/current/permissions",
    user === null || projectId === undefined ? null : { query: { scope: `/project/${projectId}`, relative: true } },
  );
  const isKnown = user === null || asked.data !== undefined || asked.error !== undefined;
  return useMemo(() => {
    const rights = new Set((asked.data ?? []).map((right) => `${right.action} ${right.resource}`));
    return isKnown ? (action, resource) => rights.has(`${action} ${resource}`) : undefined;
  }, [asked.data, isKnown]);
}
