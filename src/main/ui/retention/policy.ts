import type { components } from "../api/schema";
import { ANY, meansUntagged, type Pattern, patternOf, repositorySelector, tagSelector } from "../component/selector";

export type Policy = components["schemas"]["PolicyReply"];
type Rule = components["schemas"]["RetentionRule"];
type RuleRequest = components["schemas"]["RetentionRuleRequest"];
export type Template = Rule["template"];

/** The most rules that a policy has. */
export const MOST_RULES = 15;

/** A rule as it is edited: what is typed may not be a number yet. */
export interface DraftRule {
  /** Tells rules of a page apart, also new ones. */
  key: number;
  /** The server's name of it, by which decisions speak of it. */
  id?: number;
  disabled: boolean;
  template: Template;
  number: string;
  repositories: Pattern;
  tags: Pattern;
  untagged: boolean;
}

/** How the number of a rule is meant, and the largest that the server takes. */
export type Kind = "count" | "days" | "everything";

const LARGEST: Record<Kind, number> = { count: 32_766, days: 20_190_904, everything: 0 };

export function kindOf(template: Template): Kind {
  switch (template) {
    case "latestPushedK":
    case "latestPulledN":
    case "latestActiveK":
      return "count";
    case "always":
      return "everything";
    default:
      return "days";
  }
}

export function isNumberOf(rule: DraftRule): boolean {
  const kind = kindOf(rule.template);
  return kind === "everything" || (/^\d{1,8}$/.test(rule.number) && Number(rule.number) <= LARGEST[kind]);
}

let lastKey = 0;

export function newRule(): DraftRule {
  return {
    key: ++lastKey,
    disabled: false,
    template: "latestPushedK",
    number: "10",
    repositories: { fit: "fits", pattern: ANY },
    tags: { fit: "fits", pattern: ANY },
    untagged: true,
  };
}

export function draftOf(rule: Rule): DraftRule {
  return {
    key: ++lastKey,
    id: rule.id,
    disabled: rule.disabled,
    template: rule.template,
    number: String(rule.params[rule.template] ?? 10),
    repositories: patternOf(rule.scope_selectors["repository"]?.[0]),
    tags: patternOf(rule.tag_selectors[0]),
    untagged: meansUntagged(rule.tag_selectors[0]),
  };
}

export function requestOf(rule: DraftRule): RuleRequest {
  return {
    ...(rule.id === undefined ? {} : { id: rule.id }),
    disabled: rule.disabled,
    action: "retain",
    template: rule.template,
    params: kindOf(rule.template) === "everything" ? {} : { [rule.template]: Number(rule.number) },
    tag_selectors: [tagSelector(rule.tags, rule.untagged)],
    scope_selectors: { repository: [repositorySelector(rule.repositories)] },
  };
}

/** The whole policy, as the server takes it. */
export function policyRequest(project: number, rules: RuleRequest[], cron: string): components["schemas"]["PolicyRequest"] {
  return {
    algorithm: "or",
    rules,
    trigger: { kind: "Schedule", settings: { cron } },
    scope: { level: "project", ref: project },
  };
}
