import { useGet } from "../api/use-get";
import { AuditFilter, useAuditQuery } from "./audit-filter";
import { EntryList } from "./entry-list";
import { AuditHead } from "./head";

/** Everything that was done in the registry, and what was refused. */
export default function AuditLog() {
  const { listing, query } = useAuditQuery();
  const entries = useGet("/auditlog-exts", { query });
  return (
    <>
      <AuditHead />
      <section class="panel">
        <AuditFilter />
        <EntryList asked={entries} listing={listing} />
      </section>
    </>
  );
}
