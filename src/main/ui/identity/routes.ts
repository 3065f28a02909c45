import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/account/sign-in", page: () => import("./sign-in-page"), bare: true },
  { pattern: "/account/register", page: () => import("./register-page"), bare: true },
  { pattern: "/account", page: () => import("./account-page"), for: "people" },
  { pattern: "/admin/users", page: () => import("./user-list"), for: "auditors" },
  { pattern: "/admin/users/:id", page: () => import("./user-page"), for: "auditors" },
  { pattern: "/admin/groups", page: () => import("./group-list"), for: "auditors" },
];
