import type { Key } from "../app/language";

/** The roles of members by their ids in the API, the strongest first. */
export const ROLES: readonly (readonly [number, Key, Key])[] = [
  [1, "project.role.admin", "project.roleHint.admin"],
  [4, "project.role.maintainer", "project.roleHint.maintainer"],
  [2, "project.role.developer", "project.roleHint.developer"],
  [3, "project.role.guest", "project.roleHint.guest"],
  [5, "project.role.limitedGuest", "project.roleHint.limitedGuest"],
];

/** What a role is called; nothing for somebody without one. */
export function roleKey(id: number | undefined): Key | undefined {
  return ROLES.find(([one]) => one === id)?.[1];
}

/** Whether members with this role push; guests pull alone. */
export function mayPush(id: number | undefined): boolean {
  return id === 1 || id === 2 || id === 4;
}

/** The role that most new members get. */
export const DEVELOPER = 2;
