import type { Route } from "../app/routes";

export const routes: Route[] = [{ pattern: "/admin", page: () => import("./overview-page"), for: "auditors" }];
