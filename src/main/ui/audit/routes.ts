import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/projects/:project/logs", page: () => import("./project-log"), for: "people" },
  { pattern: "/admin/audit", page: () => import("./audit-log"), for: "auditors" },
  { pattern: "/admin/audit/purge", page: () => import("./purge-page"), for: "auditors" },
];
