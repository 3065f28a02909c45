import { useMemo } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Failure, Loading } from "../component/notice";
import { useGivable } from "./givable";
import { PlacePicker } from "./place-picker";
import { EVERY_PROJECT, type Grant, offersOf, PULL, SYSTEM } from "./rights";
import { RightsField } from "./rights-field";

interface GrantsFieldProps {
  /** The only place of a project's robot. */
  project: string | undefined;
  value: Grant[];
  onChange: (grants: Grant[]) => void;
}

/** What a robot may do, place by place. */
export function GrantsField({ project, value, onChange }: GrantsFieldProps) {
  const { t } = useSpeech();
  const asked = useGet("/permissions", {});
  const isGivable = useGivable();
  const offers = useMemo(
    () => ({
      system: offersOf(asked.data?.system ?? []),
      project: offersOf((asked.data?.project ?? []).filter(isGivable)),
    }),
    [asked.data, isGivable],
  );
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const put = (grant: Grant) =>
    onChange(value.map((one) => (one.namespace === grant.namespace ? grant : one)));
  const add = (namespace: string) =>
    onChange([...value, { namespace, rights: new Set(namespace === SYSTEM ? [] : PULL) }]);
  return (
    <>
      {value.map((grant) => (
        <div key={grant.namespace} class={project === undefined ? "place" : undefined}>
          <RightsField
            label={project === undefined ? placeName(grant.namespace, t) : t("robot.rights")}
            offers={grant.namespace === SYSTEM ? offers.system : offers.project}
            usual={grant.namespace !== SYSTEM}
            value={grant.rights}
            onChange={(rights) => put({ ...grant, rights })}
          />
          {project === undefined && (
            <button
              type="button"
              class="btn btn-outline-secondary btn-sm"
              onClick={() => onChange(value.filter((one) => one !== grant))}
            >
              {t("robot.removePlace", { place: placeName(grant.namespace, t) })}
            </button>
          )}
        </div>
      ))}
      {project === undefined && <PlacePicker taken={value.map((grant) => grant.namespace)} onPick={add} />}
    </>
  );
}

/** Where rights are: in the system, in every project, or in one. */
export function placeName(namespace: string, t: ReturnType<typeof useSpeech>["t"]): string {
  switch (namespace) {
    case SYSTEM:
      return t("robot.system");
    case EVERY_PROJECT:
      return t("robot.everyProject");
    default:
      return t("robot.inProject", { project: namespace });
  }
}
