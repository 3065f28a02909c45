import type { Route } from "../app/routes";

export const routes: Route[] = [
  { pattern: "/account/sign-in", page: () => import("./sign-in-page"), bare: true },
  { pattern: "/account/register", page: () => import("./register-page"), bare: true },
];
