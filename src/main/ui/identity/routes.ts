import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/account/sign-in", page: () => import("./sign-in-page"), bare: true },
  { pattern: "/account/register", page: () => import("./register-page"), bare: true },
  { pattern: "/oidc-onboard", page: () => import("./onboard-page"), bare: true },
  { pattern: "/c/oidc/:step", page: () => import("./refused-page"), bare: true },
  { pattern: "/account", page: () => import("./account-page"), for: "people" },
  { pattern: "/admin/users", page: () => import("./user-list"), for: "auditors" },
  { pattern: "/admin/users/#id", page: () => import("./user-page"), for: "auditors" },
  { pattern: "/admin/groups", page: () => import("./group-list"), for: "auditors" },
  { pattern: "/admin/providers", page: () => import("./provider/provider-list"), for: "auditors" },
  { pattern: "/admin/providers/new/:kind", page: () => import("./provider/new-provider-page"), for: "administrators" },
  { pattern: "/admin/providers/#id", page: () => import("./provider/provider-page"), for: "auditors" },
];
