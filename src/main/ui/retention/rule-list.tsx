import { useEffect, useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { useWork } from "../component/dialog";
import { Menu } from "../component/menu";
import { Empty } from "../component/notice";
import { PatternHelp } from "../component/pattern";
import { Refusal } from "../component/refusal";
import { State } from "../component/state";
import { type DraftRule, draftOf, isNumberOf, kindOf, MOST_RULES, newRule, type Policy } from "./policy";
import { RuleSentence } from "./rule-sentence";

interface RuleListProps {
  policy: Policy | undefined;
  mayChange: boolean;
  onSave: (rules: DraftRule[]) => Promise<void>;
}

/** What stays, rule by rule. Changes count when they are saved, all at once. */
export function RuleList({ policy, mayChange, onSave }: RuleListProps) {
  const { t } = useSpeech();
  const [rules, setRules] = useState<DraftRule[]>([]);
  const [changed, setChanged] = useState(false);
  const reset = () => {
    setRules(policy?.rules.map(draftOf) ?? []);
    setChanged(false);
  };
  useEffect(reset, [JSON.stringify(policy?.rules)]);
  const { work, busy, error } = useWork(() => onSave(rules));
  const edit = (next: DraftRule[]) => {
    setRules(next);
    setChanged(true);
  };
  const save = async () => {
    if (await work()) {
      setChanged(false);
    }
  };
  return (
    <section class="panel">
      <div class="headline">
        <h2>{t("retention.rules")}</h2>
        {mayChange && (
          <div class="acts">
            <button
              type="button"
              class={`btn btn-${rules.length === 0 ? "primary" : "outline-secondary"}`}
              disabled={rules.length >= MOST_RULES}
              onClick={() => edit([...rules, newRule()])}
            >
              {t("retention.addRule")}
            </button>
          </div>
        )}
      </div>
      <p class="muted">{t("retention.about", { most: MOST_RULES })}</p>
      {rules.length === 0 ? (
        <Empty title={t("retention.noRules")}>
          <p class="muted mb-0">{t("retention.noRulesHint")}</p>
        </Empty>
      ) : (
        <ol class="rules">
          {rules.map((rule) => (
            <RuleItem
              key={rule.key}
              rule={rule}
              mayChange={mayChange}
              onChange={(next) => edit(rules.map((one) => (one.key === rule.key ? next : one)))}
              onRemove={() => edit(rules.filter((one) => one.key !== rule.key))}
            />
          ))}
        </ol>
      )}
      {rules.length > 0 && <PatternHelp />}
      {changed && (
        <div class="d-flex flex-wrap gap-2 align-items-center mt-3">
          <button type="button" class="btn btn-primary" disabled={busy || !rules.every(isNumberOf)} onClick={save}>
            {t("retention.saveRules")}
          </button>
          <button type="button" class="btn btn-outline-secondary" onClick={reset}>
            {t("retention.discard")}
          </button>
          <span class="muted">{t("retention.unsaved")}</span>
        </div>
      )}
      <Refusal error={error} />
    </section>
  );
}

interface RuleItemProps {
  rule: DraftRule;
  mayChange: boolean;
  onChange: (rule: DraftRule) => void;
  onRemove: () => void;
}

function RuleItem({ rule, mayChange, onChange, onRemove }: RuleItemProps) {
  const { t } = useSpeech();
  return (
    <li class={rule.disabled ? "off" : undefined}>
      <div class="what">
        <div class="small muted">
          {rule.id === undefined ? t("retention.newRule") : t("retention.rule", { id: rule.id })}
          {rule.disabled && ` · ${t("retention.off")}`}
        </div>
        <RuleSentence rule={rule} onChange={onChange} fixed={!mayChange} />
        <Warnings rule={rule} />
      </div>
      {mayChange && (
        <Menu
          label={t("retention.ruleMenu")}
          items={[
            {
              label: t(rule.disabled ? "retention.switchOn" : "retention.switchOff"),
              act: () => onChange({ ...rule, disabled: !rule.disabled }),
            },
            { label: t("retention.removeRule"), act: onRemove, danger: true },
          ]}
        />
      )}
    </li>
  );
}

/** What people are often surprised by. */
function Warnings({ rule }: { rule: DraftRule }) {
  const { t } = useSpeech();
  const warnings = [
    !isNumberOf(rule) && t(kindOf(rule.template) === "count" ? "retention.numberOfCount" : "retention.numberOfDays"),
    rule.tags.fit === "others" && t("retention.trapExcludes"),
    rule.template === "nDaysSinceLastPull" && t("retention.trapPulled"),
  ].filter((warning) => warning !== false);
  return (
    <>
      {warnings.map((warning) => (
        <p key={warning} class="small mb-1">
          <State meaning="attention">
            <span class="text-wrap">{warning}</span>
          </State>
        </p>
      ))}
    </>
  );
}
