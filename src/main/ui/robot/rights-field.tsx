import { useId } from "preact/hooks";
import { useSpeech } from "../app/language";
import { isSame, type Offer, PULL, PUSH, type Right } from "./rights";
import { actionName, resourceName } from "./words";

interface RightsFieldProps {
  label: string;
  /** Which rights can be given; the others are not shown. */
  offers: readonly Offer[];
  value: ReadonlySet<Right>;
  onChange: (rights: ReadonlySet<Right>) => void;
  /** With the usual choices for machines that pull and push. */
  usual?: boolean;
}

/** Rights in one place: one of the usual choices, or right by right. */
export function RightsField({ label, offers, value, onChange, usual }: RightsFieldProps) {
  const { t } = useSpeech();
  const isUsual = usual && (isSame(value, PULL) || isSame(value, PUSH));
  return (
    <fieldset class="mb-3">
      <legend class="form-label fs-6">{label}</legend>
      {usual && (
        <div class="d-flex flex-wrap gap-3 mb-2">
          <Usual label={t("robot.onlyPull")} rights={PULL} value={value} onChange={onChange} />
          <Usual label={t("robot.pushAndPull")} rights={PUSH} value={value} onChange={onChange} />
        </div>
      )}
      <details open={!isUsual && value.size > 0}>
        <summary>{t("robot.singleRights", { count: value.size })}</summary>
        <div class="rights">
          {offers.map((offer) => (
            <OneResource key={offer.resource} offer={offer} value={value} onChange={onChange} />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

type ChosenProps = Pick<RightsFieldProps, "value" | "onChange">;

function Usual({ label, rights, value, onChange }: ChosenProps & { label: string; rights: readonly Right[] }) {
  const id = useId();
  return (
    <span class="form-check">
      <input
        id={id}
        type="radio"
        class="form-check-input"
        checked={isSame(value, rights)}
        onChange={() => onChange(new Set(rights))}
      />
      <label class="form-check-label" for={id}>
        {label}
      </label>
    </span>
  );
}

function OneResource({ offer, value, onChange }: ChosenProps & { offer: Offer }) {
  const { t } = useSpeech();
  const id = useId();
  const toggle = (right: Right) => {
    const next = new Set(value);
    if (!next.delete(right)) {
      next.add(right);
    }
    onChange(next);
  };
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id}>{resourceName(offer.resource, t)}</div>
      <div class="d-flex flex-wrap column-gap-3">
        {offer.actions.map((action) => {
          const right = `${offer.resource}:${action}`;
          return (
            <span key={action} class="form-check">
              <input
                id={`${id}${action}`}
                type="checkbox"
                class="form-check-input"
                checked={value.has(right)}
                onChange={() => toggle(right)}
              />
              <label class="form-check-label" for={`${id}${action}`}>
                {actionName(action, t)}
              </label>
            </span>
          );
        })}
      </div>
    </div>
  );
}
