import type { Route } from "../app/routes";

const artifact = () => import("./artifact-page");

export const routes: Route[] = [
  { pattern: "/search", page: () => import("./search-page") },
  { pattern: "/projects/:project/repositories/*repository/artifacts/@digest/:tab", page: artifact },
  { pattern: "/projects/:project/repositories/*repository/artifacts/@digest", page: artifact },
  { pattern: "/projects/:project/repositories/*repository", page: () => import("./repository-page") },
  { pattern: "/projects/:project/repositories", page: () => import("./repository-list") },
];
