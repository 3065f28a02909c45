import type { Route } from "../app/routes";

export const routes: Route[] = [{ pattern: "/admin/quotas", page: () => import("./quotas-page"), for: "auditors" }];
