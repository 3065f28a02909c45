import { useId } from "preact/hooks";
import { useSpeech } from "../app/language";
import { ROLES } from "./role";

/** One of the five roles, each with what it may. */
export function RoleChoice({ value, onChange }: { value: number; onChange: (role: number) => void }) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <fieldset class="mb-3">
      <legend class="form-label fs-6">{t("project.roleOf")}</legend>
      {ROLES.map(([role, name, hint]) => (
        <div key={role} class="form-check mb-2">
          <input
            id={`${id}-${role}`}
            type="radio"
            class="form-check-input"
            name={id}
            checked={role === value}
            aria-describedby={`${id}-${role}-hint`}
            onChange={() => onChange(role)}
          />
          <label class="form-check-label" for={`${id}-${role}`}>
            {t(name)}
          </label>
          <div id={`${id}-${role}-hint`} class="form-text mt-0">
            {t(hint)}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
