import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { components } from "../api/schema";

export type User = components["schemas"]["UserReply"];
export type ServerInfo = components["schemas"]["GeneralInfo"];

/** Who looks at this page, and at which server. Nobody signed in sees what is public. */
export interface Session {
  user: User | null;
  server: ServerInfo;
  /** Asks anew who is signed in, after signing in or a change of one's own account. */
  reload: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error("outside of the application");
  }
  return session;
}

export function isAdministrator(user: User | null): boolean {
  return user !== null && (user.sysadmin_flag || user.admin_role_in_auth);
}

/** May read the administration, and change it only as an administrator. */
export function readsAdministration(user: User | null): boolean {
  return isAdministrator(user) || (user?.auditor_flag ?? false);
}

/** What docker and the others call this server. */
export function registryHost(server: ServerInfo): string {
  return server.registry_url ?? location.host;
}
