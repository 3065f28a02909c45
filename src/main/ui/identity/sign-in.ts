import { ApiError, form } from "../api/client";
import type { Key } from "../app/language";
import { isOwnPage } from "../app/router";
import type { ServerInfo } from "../app/session";

const SIGN_IN = "/account/sign-in";

/** Where somebody goes after signing in: a page of ours that the address names, or else the first. */
export function destination(query: URLSearchParams): string {
  const to = query.get("to") ?? "";
  return isOwnPage(to) && !to.startsWith(SIGN_IN) ? to : "/projects";
}

/** Opens a session with a name and a password, of this server or of a directory. */
export async function signIn(username: string, password: string): Promise<void> {
  await form("/c/login", { principal: username, password });
}

/** Why it did not work, in words that tell nobody which accounts there are. */
export function reason(failure: ApiError): Key {
  switch (failure.status) {
    case 401:
    case 403:
      return "identity.signIn.wrong";
    case 429:
      return "identity.signIn.tooMany";
    case 503:
      return "identity.signIn.directoryAway";
    case 0:
      return "identity.signIn.away";
    default:
      return "identity.signIn.failed";
  }
}

type Issuer = ServerInfo["sign_in_providers"][number];

/** The issuers that people can go to, the primary one first. */
export function issuers(server: ServerInfo): Issuer[] {
  return server.sign_in_providers
    .filter((provider) => provider.kind === "oidc")
    .sort((a, b) => Number(b.primary) - Number(a.primary));
}

export function issuerAddress(issuer: Issuer, to: string): string {
  return `/c/oidc/login?${new URLSearchParams({ provider_id: String(issuer.id), redirect_url: to })}`;
}
