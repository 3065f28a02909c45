import type { components } from "../api/schema";

export type SystemJob = components["schemas"]["SystemJobReply"];

/** The parameters of a run and what came of it, which the API gives as JSON in a text. */
export function parametersOf(job: SystemJob | undefined): Record<string, unknown> {
  const read: unknown = JSON.parse(job?.job_parameters || "{}");
  return isFields(read) ? read : {};
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function numberOf(fields: Record<string, unknown>, name: string): number {
  const value = fields[name];
  return typeof value === "number" ? value : 0;
}
