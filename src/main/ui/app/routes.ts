import type { ComponentType } from "preact";
import { routes as artifact } from "../artifact/routes";
import { routes as audit } from "../audit/routes";
import { routes as gc } from "../gc/routes";
import { routes as identity } from "../identity/routes";
import { routes as immutability } from "../immutability/routes";
import { routes as job } from "../job/routes";
import { routes as project } from "../project/routes";
import { routes as quota } from "../quota/routes";
import { routes as retention } from "../retention/routes";
import { routes as robot } from "../robot/routes";
import { routes as setting } from "../setting/routes";
import { routes as statistic } from "../statistic/routes";

/** What the variables of a route's pattern are in the address. */
export type Params = Record<string, string>;

export interface Route {
  pattern: string;
  /** The page, loaded when somebody goes there first. */
  page: () => Promise<{ default: ComponentType<{ params: Params }> }>;
  /** Whom the page is for; everybody where nothing is said. Others are asked to sign in, or told that they may not. */
  for?: "people" | "auditors" | "administrators";
  /** Stands alone, without the frame. */
  bare?: boolean;
}

/** Every address of the UI. The first pattern that fits counts, so longer ones of a folder stand first. */
export const routes: Route[] = [
  ...artifact,
  ...audit,
  ...gc,
  ...identity,
  ...immutability,
  ...job,
  ...quota,
  ...retention,
  ...robot,
  ...setting,
  ...statistic,
  ...project,
];
