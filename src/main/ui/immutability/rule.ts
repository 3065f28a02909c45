import type { components } from "../api/schema";
import { ANY, type Pattern, patternOf, repositorySelector, tagSelector } from "../component/selector";

export type Rule = components["schemas"]["RuleReply"];
type RuleRequest = components["schemas"]["RuleRequest"];

/** The most rules that a project has. */
export const MOST_RULES = 15;

/** Which tags of which repositories a rule freezes. */
export interface Coverage {
  repositories: Pattern;
  tags: Pattern;
}

export const EVERYTHING: Coverage = {
  repositories: { fit: "fits", pattern: ANY },
  tags: { fit: "fits", pattern: ANY },
};

export function coverageOf(rule: Rule): Coverage {
  return {
    repositories: patternOf(rule.scope_selectors["repository"]?.[0]),
    tags: patternOf(rule.tag_selectors[0]),
  };
}

export function requestOf({ repositories, tags }: Coverage, disabled: boolean): RuleRequest {
  return {
    disabled,
    action: "immutable",
    tag_selectors: [tagSelector(tags)],
    scope_selectors: { repository: [repositorySelector(repositories)] },
  };
}
