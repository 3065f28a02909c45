import { type Key, useSpeech } from "../app/language";
import { Pairs } from "../component/figures";

/** What parameters and results are called, and how their values are written. */
const NAMES: Record<string, [Key, "number" | "size" | "flag" | "hours" | "text"]> = {
  dry_run: ["job.fact.dryRun", "flag"],
  delete_untagged: ["job.fact.deleteUntagged", "flag"],
  untagged_age_hours: ["job.fact.untaggedAge", "hours"],
  delete_waiting: ["job.fact.deleteWaiting", "flag"],
  freed_space: ["job.fact.freedSpace", "size"],
  condemned_space: ["job.fact.condemnedSpace", "size"],
  purged_blobs: ["job.fact.purgedBlobs", "number"],
  purged_manifests: ["job.fact.purgedManifests", "number"],
  deleted_objects: ["job.fact.deletedObjects", "number"],
  total: ["job.fact.total", "number"],
  retained: ["job.fact.retained", "number"],
  deleted: ["job.fact.deleted", "number"],
  purged: ["job.fact.purged", "number"],
  audit_retention_hour: ["job.fact.retentionHours", "hours"],
  include_event_types: ["job.fact.eventTypes", "text"],
  blobs: ["job.fact.blobs", "number"],
  objects: ["job.fact.objects", "number"],
  bytes: ["job.fact.bytes", "size"],
  missing: ["job.fact.missing", "number"],
  wrong_size: ["job.fact.wrongSize", "number"],
  out_of_service: ["job.fact.outOfService", "number"],
  orphaned: ["job.fact.orphaned", "number"],
  orphaned_bytes: ["job.fact.orphanedBytes", "size"],
  unfinished: ["job.fact.unfinished", "number"],
};

/** Parameters of a job, or what came of it, by the names that people know; what has none is left to the API. */
export function JobFacts({ title, values }: { title: string; values: Record<string, unknown> }) {
  const { t, number, size } = useSpeech();
  const say = (value: unknown, kind: string): string => {
    if (kind === "flag") {
      return t(value === true ? "job.yes" : "job.no");
    }
    if (typeof value === "number") {
      return kind === "size" ? size(value) : kind === "hours" ? t("job.hours", { count: value }) : number(value);
    }
    return String(value).replaceAll(",", ", ");
  };
  const known = Object.entries(NAMES).filter(([name]) => values[name] !== undefined && values[name] !== null);
  if (known.length === 0) {
    return null;
  }
  return (
    <div class="mt-3">
      <h3>{title}</h3>
      <Pairs of={known.map(([name, [key, kind]]) => [t(key), say(values[name], kind)] as [string, string])} />
    </div>
  );
}
