import { type Key, useSpeech } from "../app/language";
import { PatternWords } from "../component/pattern";
import { Sentence, WordChoice, WordText } from "../component/sentence";
import { type DraftRule, isNumberOf, kindOf, type Template } from "./policy";

interface RuleSentenceProps {
  rule: DraftRule;
  onChange: (rule: DraftRule) => void;
  /** Reads only. */
  fixed: boolean;
}

const TEMPLATES: [Template, Key][] = [
  ["latestPushedK", "retention.template.latestPushedK"],
  ["latestPulledN", "retention.template.latestPulledN"],
  ["latestActiveK", "retention.template.latestActiveK"],
  ["nDaysSinceLastPush", "retention.template.nDaysSinceLastPush"],
  ["nDaysSinceLastPull", "retention.template.nDaysSinceLastPull"],
  ["always", "retention.template.always"],
];

/** An older name of a rule by the time of push: shown where a rule has it, never offered. */
const OLDER: [Template, Key] = ["lastXDays", "retention.template.nDaysSinceLastPush"];

const SENTENCES = {
  count: "retention.sentence.count",
  days: "retention.sentence.days",
  everything: "retention.sentence.everything",
} as const;

/** What a rule keeps, as a sentence whose parts can be changed. */
export function RuleSentence({ rule, onChange, fixed }: RuleSentenceProps) {
  const { t } = useSpeech();
  const templates = rule.template === "lastXDays" ? [...TEMPLATES, OLDER] : TEMPLATES;
  return (
    <p class="sentence">
      <Sentence
        text={t(SENTENCES[kindOf(rule.template)])}
        parts={{
          repositories: (
            <PatternWords
              label={t("retention.repositories")}
              value={rule.repositories}
              fixed={fixed}
              onChange={(repositories) => onChange({ ...rule, repositories })}
            />
          ),
          template: (
            <WordChoice
              label={t("retention.template")}
              value={rule.template}
              options={templates.map(([template, key]) => [template, t(key)] as const)}
              fixed={fixed}
              onChange={(template) => onChange({ ...rule, template })}
            />
          ),
          number: (
            <WordText
              label={t("retention.number")}
              value={rule.number}
              numeric
              invalid={!isNumberOf(rule)}
              fixed={fixed}
              onChange={(number) => onChange({ ...rule, number })}
            />
          ),
          tags: (
            <PatternWords
              label={t("retention.tags")}
              value={rule.tags}
              fixed={fixed}
              onChange={(tags) => onChange({ ...rule, tags })}
            />
          ),
          untagged: (
            <WordChoice
              label={t("retention.untagged")}
              value={rule.untagged ? "with" : "without"}
              options={[
                ["with", t("retention.untagged.with")],
                ["without", t("retention.untagged.without")],
              ]}
              fixed={fixed}
              onChange={(chosen) => onChange({ ...rule, untagged: chosen === "with" })}
            />
          ),
        }}
      />
    </p>
  );
}
