import type { components } from "../api/schema";

export type Robot = components["schemas"]["RobotReply"];
type PermissionBody = components["schemas"]["RobotPermissionBody"];

/** A right as {@code resource:action}. */
export type Right = string;

export const EVERY_PROJECT = "*";
export const SYSTEM = "/";

/** What a robot may do in one place: in the system, in every project, or in one by its name. */
export interface Grant {
  namespace: string;
  rights: ReadonlySet<Right>;
}

export const PULL: readonly Right[] = ["repository:pull"];
export const PUSH: readonly Right[] = ["repository:pull", "repository:push"];

export function grantsOf(robot: Robot): Grant[] {
  return robot.permissions.map((permission) => ({
    namespace: permission.namespace ?? SYSTEM,
    rights: new Set((permission.access ?? []).map((access) => `${access.resource}:${access.action}`)),
  }));
}

export function permissionsOf(grants: readonly Grant[]): PermissionBody[] {
  return grants
    .filter((grant) => grant.rights.size > 0)
    .map((grant) => ({
      kind: grant.namespace === SYSTEM ? "system" : "project",
      namespace: grant.namespace,
      access: [...grant.rights].map((right) => {
        const [resource, action] = right.split(":");
        return { resource: resource ?? "", action: action ?? "" };
      }),
    }));
}

export function isSame(rights: ReadonlySet<Right>, others: readonly Right[]): boolean {
  return rights.size === others.length && others.every((right) => rights.has(right));
}

/** The rights of one resource, as the API lists them. */
export interface Offer {
  resource: string;
  actions: string[];
}

export function offersOf(items: readonly { resource: string; action: string }[]): Offer[] {
  const offers = new Map<string, string[]>();
  for (const { resource, action } of items) {
    offers.set(resource, [...(offers.get(resource) ?? []), action]);
  }
  return [...offers].map(([resource, actions]) => ({ resource, actions }));
}
