import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/", page: () => import("./project-list") },
  { pattern: "/projects", page: () => import("./project-list") },
  { pattern: "/projects/:project", page: () => import("./summary-page") },
  { pattern: "/projects/:project/members", page: () => import("./members-page") },
  { pattern: "/projects/:project/labels", page: () => import("./labels-page") },
  { pattern: "/projects/:project/configuration", page: () => import("./configuration-page") },
  { pattern: "/admin/labels", page: () => import("./global-labels"), for: "auditors" },
];
