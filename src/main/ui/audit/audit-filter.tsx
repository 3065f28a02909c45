import { useGet } from "../api/use-get";
import { type Key, useSpeech } from "../app/language";
import { setQueryValues, useQueryValue } from "../app/router";
import { ChoiceFilter } from "../component/choice-filter";
import { containing, FilterBox, type Listing, useListing } from "../component/table";

/** What is asked of the log, each by its name in the address. */
const NAMES = ["user", "resource", "operation", "kind", "result", "from", "to"] as const;

export const CLEARED = Object.fromEntries([...NAMES, "page"].map((name) => [name, ""]));

const RESULTS: [string, Key][] = [
  ["true", "audit.done"],
  ["false", "audit.refused"],
];

/** The filter of the address as a list query of the API. Days are those of the one who looks. */
export function useAuditQuery(): { listing: Listing; query: Listing["query"] & { q: string } } {
  const [user] = useQueryValue("user");
  const [resource] = useQueryValue("resource");
  const [operation] = useQueryValue("operation");
  const [kind] = useQueryValue("kind");
  const [result] = useQueryValue("result");
  const [from] = useQueryValue("from");
  const [to] = useQueryValue("to");
  const place = useListing("-op_time");
  const q = [
    containing("username", user),
    containing("resource", resource),
    operation && `operation=${operation}`,
    kind && `resource_type=${kind}`,
    result && `operation_result=${result}`,
    range(from, to),
  ]
    .filter(Boolean)
    .join(",");
  return { listing: { ...place, filter: q }, query: { ...place.query, q } };
}

/** From the beginning of the one day to the end of the other. */
function range(from: string, to: string): string | undefined {
  if (from === "" && to === "") {
    return undefined;
  }
  const end = to === "" ? "" : instant(new Date(new Date(`${to}T00:00:00`).getTime() + 86_399_000));
  return `op_time=[${from === "" ? "" : instant(new Date(`${from}T00:00:00`))}~${end}]`;
}

function instant(time: Date): string {
  return Number.isNaN(time.getTime()) ? "" : time.toISOString().slice(0, 19).replace("T", " ");
}

/** Asks for entries by who, what, whether it was done, and when. */
export function AuditFilter() {
  const { t } = useSpeech();
  const events = useGet("/auditlog-exts/events", {});
  const names = (events.data ?? []).map((event) => event.event_type);
  return (
    <div class="filterline many">
      <FilterBox name="user" label={t("audit.user")} />
      <FilterBox name="resource" label={t("audit.resource")} />
      <ChoiceFilter name="operation" label={t("audit.operation")} all={t("audit.allOperations")} options={part(names, 0)} />
      <ChoiceFilter name="kind" label={t("audit.kind")} all={t("audit.allKinds")} options={part(names, 1)} />
      <ChoiceFilter
        name="result"
        label={t("audit.result")}
        all={t("audit.allResults")}
        options={RESULTS.map(([value, key]) => [value, t(key)])}
      />
      <Day name="from" label={t("audit.from")} />
      <Day name="to" label={t("audit.to")} />
    </div>
  );
}

/** An event is called by what was done and to what: {@code create_artifact}. */
function part(events: string[], which: 0 | 1): [string, string][] {
  const parts = events.map((event) => {
    const end = event.indexOf("_");
    return which === 0 ? event.slice(0, end) : event.slice(end + 1);
  });
  return [...new Set(parts)].sort().map((one) => [one, one]);
}

function Day({ name, label }: { name: string; label: string }) {
  const [value] = useQueryValue(name);
  return (
    <label class="d-flex gap-2 align-items-center">
      <span class="muted">{label}</span>
      <input
        type="date"
        class="form-control"
        value={value}
        onChange={(event) => setQueryValues({ [name]: event.currentTarget.value, page: "" })}
      />
    </label>
  );
}
