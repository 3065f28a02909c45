import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/", page: () => import("./project-list") },
  { pattern: "/projects", page: () => import("./project-list") },
];
