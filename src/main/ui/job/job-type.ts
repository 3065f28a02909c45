import type { Key, Speech } from "../app/language";

const NAMES: Record<string, Key> = {
  GARBAGE_COLLECTION: "job.type.collection",
  RETENTION: "job.type.retention",
  PURGE_AUDIT_LOG: "job.type.purge",
  STORAGE_CHECK: "job.type.check",
  SCHEDULER: "job.type.scheduler",
};

/** What can be done in the background, by the API's names. */
export const JOB_TYPES = ["GARBAGE_COLLECTION", "RETENTION", "PURGE_AUDIT_LOG", "STORAGE_CHECK"];

/** What people call it; a name of the API where this UI does not know it. */
export function jobType(type: string, t: Speech["t"]): string {
  const key = NAMES[type];
  return key === undefined ? type : t(key);
}

/** What it is about, in words: nothing for what belongs to the whole system. */
export function jobSubject(vendorId: number, t: Speech["t"]): string {
  return vendorId === 0 ? t("job.system") : t("job.policy", { id: String(vendorId) });
}
