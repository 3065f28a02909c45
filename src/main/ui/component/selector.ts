import type { components } from "../api/schema";

export type Selector = components["schemas"]["Selector"];

/** Whether what fits the pattern is meant, or everything else. */
export type Fit = "fits" | "others";

/** What a rule says of names, whatever decorations the API has for it. */
export interface Pattern {
  fit: Fit;
  pattern: string;
}

/** Everything. */
export const ANY = "**";

export function patternOf(selector: Selector | undefined): Pattern {
  const others = selector?.decoration === "excludes" || selector?.decoration === "repoExcludes";
  return { fit: others ? "others" : "fits", pattern: selector?.pattern || ANY };
}

export function tagSelector({ fit, pattern }: Pattern, untagged?: boolean): Selector {
  return {
    kind: "doublestar",
    decoration: fit === "fits" ? "matches" : "excludes",
    pattern,
    ...(untagged === undefined ? {} : { extras: JSON.stringify({ untagged: (fit === "fits") === untagged }) }),
  };
}

export function repositorySelector({ fit, pattern }: Pattern): Selector {
  return { kind: "doublestar", decoration: fit === "fits" ? "repoMatches" : "repoExcludes", pattern };
}

/** Whether a rule with this selector is about artifacts without tags; where nothing is said it is. */
export function meansUntagged(selector: Selector | undefined): boolean {
  const said = /"untagged"\s*:\s*(true|false)/.exec(selector?.extras ?? "")?.[1];
  return said === undefined || (said === "true") === (patternOf(selector).fit === "fits");
}
