import { useSpeech } from "../app/language";
import { Dialog } from "../component/dialog";
import { Pairs } from "../component/figures";
import { type Entry, Result } from "./entry-list";

/** All that is written down of one entry: who, from where, and what was before and after. */
export function EntryDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t, time } = useSpeech();
  return (
    <Dialog title={`${entry.operation} ${entry.resource_type}`} onClose={onClose}>
      <Pairs
        of={[
          [t("audit.resource"), <span class="mono">{entry.resource}</span>],
          [t("audit.result"), <Result entry={entry} />],
          [t("audit.when"), time(entry.op_time)],
          [t("audit.user"), entry.username],
          [t("audit.credential"), entry.credential || "–"],
          [t("audit.address"), entry.address ?? "–"],
          [t("audit.client"), entry.user_agent ?? "–"],
          [t("audit.request"), <span class="mono">{entry.request_id ?? "–"}</span>],
        ]}
      />
      <Changes before={entry.before ?? {}} after={entry.after ?? {}} />
    </Dialog>
  );
}

type Fields = Record<string, unknown>;

/** The fields that have a value before or after. */
function Changes({ before, after }: { before: Fields; after: Fields }) {
  const { t } = useSpeech();
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  if (names.length === 0) {
    return null;
  }
  const hasBefore = Object.keys(before).length > 0;
  const hasAfter = Object.keys(after).length > 0;
  return (
    <>
      <h3 class="mt-3">{t("audit.fields")}</h3>
      <div class="table-wrap" tabIndex={0} role="region" aria-label={t("audit.fields")}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t("audit.field")}</th>
              {hasBefore && <th scope="col">{t("audit.before")}</th>}
              {hasAfter && <th scope="col">{t("audit.after")}</th>}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <td class="mono text-nowrap">{name}</td>
                {hasBefore && <td class="text-break">{said(before[name])}</td>}
                {hasAfter && <td class="text-break">{said(after[name])}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function said(value: unknown): string {
  return value === undefined || value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value);
}
