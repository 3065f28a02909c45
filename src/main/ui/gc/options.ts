import { numberOf } from "../component/system-job";

/** What a collection is to do beyond what goes by itself. */
export interface Options {
  /** Whether artifacts without a tag go. */
  untagged: boolean;
  /** For how many hours they must have been neither pushed nor pulled, as it is typed. */
  age: string;
  dry: boolean;
}

export function optionsOf(parameters: Record<string, unknown>): Options {
  return {
    untagged: parameters["delete_untagged"] === true,
    age: String(numberOf(parameters, "untagged_age_hours")),
    dry: parameters["dry_run"] === true,
  };
}

/** The longest age that the server takes: ten years. */
export const AGE = { pattern: "[0-9]{1,5}" };

export function parameters({ untagged, age, dry }: Options): Record<string, unknown> {
  return { delete_untagged: untagged, untagged_age_hours: untagged ? Number(age) : 0, dry_run: dry };
}
