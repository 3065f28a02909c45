import people from "bootstrap-icons/icons/people.svg";
import person from "bootstrap-icons/icons/person.svg";
import { useId, useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Field } from "../component/field";
import { Icon } from "../component/icon";
import { useLater } from "../component/use-later";

/** Somebody who can become a member. */
export interface Candidate {
  kind: "person" | "group";
  id: number;
  name: string;
}

interface MemberPickerProps {
  chosen: Candidate | undefined;
  onChoose: (candidate: Candidate | undefined) => void;
}

const FEW = 8;

/** Finds people and groups as one types a part of their name. */
export function MemberPicker({ chosen, onChoose }: MemberPickerProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const { candidates, isKnown } = useCandidates(useLater(typed.trim()));
  const type = (text: string) => {
    setTyped(text);
    onChoose(undefined);
  };
  return (
    <>
      <Field label={t("project.memberName")} hint={t("project.memberNameHint")}>
        {(attributes) => (
          <input
            {...attributes}
            type="search"
            class="form-control"
            autoComplete="off"
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
          />
        )}
      </Field>
      <div role="status" class="visually-hidden">
        {isKnown && t("project.found", { count: candidates.length })}
      </div>
      {isKnown && candidates.length === 0 && <p class="muted">{t("project.nobodyFound")}</p>}
      <Candidates of={candidates} chosen={chosen} onChoose={onChoose} />
    </>
  );
}

function Candidates({ of, chosen, onChoose }: MemberPickerProps & { of: Candidate[] }) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <fieldset class={of.length > 0 ? "mb-3" : ""}>
      <legend class="visually-hidden">{t("project.candidates")}</legend>
      {of.map((one) => (
        <div key={`${one.kind}${one.id}`} class="form-check">
          <input
            id={`${id}${one.kind}${one.id}`}
            type="radio"
            name={id}
            class="form-check-input"
            checked={one.kind === chosen?.kind && one.id === chosen.id}
            onChange={() => onChoose(one)}
          />
          <label class="form-check-label" for={`${id}${one.kind}${one.id}`}>
            <Icon svg={one.kind === "group" ? people : person} /> {one.name}{" "}
            <span class="muted small">{t(one.kind === "group" ? "project.group" : "project.person")}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function useCandidates(part: string): { candidates: Candidate[]; isKnown: boolean } {
  const isAsked = part !== "";
  const persons = useGet("/users/search", isAsked ? { query: { username: part, page_size: FEW } } : null);
  const groups = useGet("/usergroups/search", isAsked ? { query: { groupname: part, page_size: FEW } } : null);
  if (!isAsked) {
    return { candidates: [], isKnown: false };
  }
  return {
    candidates: [
      ...(persons.data ?? []).map((one) => ({ kind: "person" as const, id: one.user_id, name: one.username })),
      ...(groups.data ?? []).map((one) => ({ kind: "group" as const, id: one.id, name: one.group_name })),
    ],
    isKnown: !persons.loading && !groups.loading,
  };
}
