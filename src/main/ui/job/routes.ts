import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/admin/jobs", page: () => import("./execution-list"), for: "auditors" },
  { pattern: "/admin/jobs/queues", page: () => import("./queue-page"), for: "auditors" },
  { pattern: "/admin/jobs/schedules", page: () => import("./schedule-page"), for: "auditors" },
  { pattern: "/admin/jobs/#execution", page: () => import("./execution-page"), for: "auditors" },
];
