import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/admin/collection", page: () => import("./collection-page"), for: "auditors" },
  { pattern: "/admin/collection/storage", page: () => import("./check-page"), for: "auditors" },
  { pattern: "/admin/collection/storage/#check", page: () => import("./finding-page"), for: "auditors" },
];
