import { useEffect, useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { useWork } from "../component/dialog";
import { Menu } from "../component/menu";
import { Refusal } from "../component/refusal";
import { CoverageSentence } from "./coverage-sentence";
import type { Coverage } from "./rule";

interface RuleItemProps {
  title: string;
  coverage: Coverage;
  disabled: boolean;
  fixed: boolean;
  isNew?: boolean;
  onSave: (coverage: Coverage, disabled: boolean) => Promise<void>;
  onRemove?: (() => void) | undefined;
  onDiscard?: () => void;
}

/** One rule, which is saved by itself. */
export function RuleItem({ title, coverage, disabled, fixed, isNew, onSave, onRemove, onDiscard }: RuleItemProps) {
  const { t } = useSpeech();
  const [draft, setDraft] = useState(coverage);
  const known = JSON.stringify(coverage);
  useEffect(() => setDraft(coverage), [known]);
  const { work, busy, error } = useWork(() => onSave(draft, disabled));
  const toggle = useWork(() => onSave(coverage, !disabled));
  const isChanged = isNew || JSON.stringify(draft) !== known;
  return (
    <li class={disabled ? "off" : undefined}>
      <div class="what">
        <div class="small muted">
          {title}
          {disabled && ` · ${t("immutability.off")}`}
        </div>
        <CoverageSentence coverage={draft} fixed={fixed} onChange={setDraft} />
        {isChanged && (
          <div class="d-flex flex-wrap gap-2 mt-2">
            <button type="button" class="btn btn-primary btn-sm" disabled={busy} onClick={() => void work()}>
              {t("component.save")}
            </button>
            <button type="button" class="btn btn-outline-secondary btn-sm" onClick={onDiscard ?? (() => setDraft(coverage))}>
              {t("immutability.discard")}
            </button>
          </div>
        )}
        <Refusal error={error ?? toggle.error} />
      </div>
      {!fixed && !isNew && (
        <Menu
          label={t("immutability.menu")}
          items={[
            { label: t(disabled ? "immutability.switchOn" : "immutability.switchOff"), act: () => void toggle.work() },
            onRemove && { label: t("component.delete"), act: onRemove, danger: true },
          ]}
        />
      )}
    </li>
  );
}
