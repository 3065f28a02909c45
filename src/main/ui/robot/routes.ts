import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/projects/:project/robots", page: () => import("./project-robots") },
  { pattern: "/admin/robots", page: () => import("./system-robots"), for: "auditors" },
];
