import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/admin/configuration", page: () => import("./configuration-page"), for: "auditors" },
];
