import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/projects/:project/policies", page: () => import("./policy-page"), for: "people" },
  { pattern: "/projects/:project/policies/runs/#run", page: () => import("./run-page"), for: "people" },
];
