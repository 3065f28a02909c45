import { useState } from "preact/hooks";
import type { components } from "../api/schema";
import type { Asked } from "../api/use-get";
import { useSpeech } from "../app/language";
import { setQueryValues } from "../app/router";
import { Empty } from "../component/notice";
import { State } from "../component/state";
import { type Listing, Table } from "../component/table";
import { Ago } from "../component/values";
import { CLEARED } from "./audit-filter";
import { EntryDialog } from "./entry-dialog";

export type Entry = components["schemas"]["AuditLogExtReply"];

/** Entries of the log, the newest first; each opens with all that is written down of it. */
export function EntryList({ asked, listing }: { asked: Asked<Entry[]>; listing: Listing }) {
  const { t } = useSpeech();
  const [shown, setShown] = useState<Entry>();
  return (
    <>
      <Table
        label={t("app.admin.audit")}
        asked={asked}
        listing={listing}
        keyOf={(entry) => entry.id}
        onClear={() => setQueryValues(CLEARED)}
        empty={<Empty title={t("audit.none")} />}
        columns={[
          { title: t("audit.when"), sort: "op_time", show: (entry) => <Ago time={entry.op_time} /> },
          { title: t("audit.user"), sort: "username", show: (entry) => <span class="who" title={entry.username}>{entry.username}</span> },
          {
            title: t("audit.operation"),
            show: (entry) => (
              <button type="button" class="btn btn-link p-0 text-start text-nowrap" onClick={() => setShown(entry)}>
                {entry.operation} {entry.resource_type}
              </button>
            ),
          },
          {
            title: t("audit.resource"),
            show: (entry) => (
              <span class="resource mono" title={entry.resource}>
                {entry.resource}
              </span>
            ),
          },
          { title: t("audit.result"), show: (entry) => <Result entry={entry} /> },
          { title: t("audit.address"), show: (entry) => <span class="mono">{entry.address ?? "–"}</span> },
        ]}
      />
      {shown && <EntryDialog entry={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

/** Whether it was done; what was refused has the status that was answered. */
export function Result({ entry }: { entry: Entry }) {
  const { t } = useSpeech();
  return entry.operation_result ? (
    <State meaning="good">{t("audit.done")}</State>
  ) : (
    <State meaning="bad">{t("audit.refusedWith", { status: String(entry.status ?? "") })}</State>
  );
}
