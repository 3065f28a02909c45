import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/projects/:project/policies/immutability", page: () => import("./rule-page"), for: "people" },
];
