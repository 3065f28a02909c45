import { useId, useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { containing } from "../component/table";
import { useLater } from "../component/use-later";
import { EVERY_PROJECT, SYSTEM } from "./rights";

interface PlacePickerProps {
  taken: readonly string[];
  onPick: (namespace: string) => void;
}

/** Adds a place where a robot of the system has rights. */
export function PlacePicker({ taken, onPick }: PlacePickerProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const id = useId();
  const part = useLater(typed);
  const found = useGet(
    "/projects",
    part === "" ? null : { query: { q: containing("name", part), page_size: 6, with_detail: false } },
  );
  const pick = (namespace: string) => {
    setTyped("");
    onPick(namespace);
  };
  const names = part === "" ? [] : (found.data ?? []).map((project) => project.name);
  return (
    <fieldset>
      <legend class="form-label fs-6">{t("robot.addPlace")}</legend>
      <div class="d-flex flex-wrap gap-2 mb-3">
        {[SYSTEM, EVERY_PROJECT].map(
          (place) =>
            !taken.includes(place) && (
              <button key={place} type="button" class="btn btn-outline-secondary btn-sm" onClick={() => pick(place)}>
                {t(place === SYSTEM ? "robot.system" : "robot.everyProject")}
              </button>
            ),
        )}
      </div>
      <label class="form-label" for={id}>
        {t("robot.oneProject")}
      </label>
      <input
        id={id}
        type="search"
        class="form-control mb-2"
        autoComplete="off"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div class="d-flex flex-wrap gap-2" role="status">
        {names
          .filter((name) => !taken.includes(name))
          .map((name) => (
            <button key={name} type="button" class="btn btn-outline-secondary btn-sm mw-100 text-truncate" onClick={() => pick(name)}>
              {name}
            </button>
          ))}
      </div>
    </fieldset>
  );
}
