import type { Speech } from "../app/language";

export type Repeated = "None" | "Hourly" | "Daily" | "Weekly" | "Custom";

/** When something is done by itself, as people choose it. Times are those of UTC, as the server has them. */
export interface Timing {
  repeated: Repeated;
  /** As {@code 02:30}. */
  time: string;
  /** 0 is Sunday. */
  day: string;
  /** What a Custom one says. */
  cron: string;
}

const NEVER: Timing = { repeated: "None", time: "02:30", day: "0", cron: "" };

/** What a cron line of six fields means, in the simplest words that say it. */
export function timingOf(cron: string | undefined): Timing {
  if (!cron) {
    return NEVER;
  }
  const [, minute = "", hour = "", day = ""] = /^0 (\d{1,2}) (\d{1,2}|\*) \* \* ([0-6]|\*)$/.exec(cron) ?? [];
  const time = `${hour === "*" ? "00" : hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (minute === "" || (hour === "*" && day !== "*")) {
    return { ...NEVER, repeated: "Custom", cron };
  }
  if (hour === "*") {
    return { ...NEVER, repeated: "Hourly", time, cron };
  }
  return day === "*" ? { ...NEVER, repeated: "Daily", time, cron } : { repeated: "Weekly", time, day, cron };
}

/** The cron line of six fields; nothing where it is never done by itself. */
export function cronOf({ repeated, time, day, cron }: Timing): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  switch (repeated) {
    case "None":
      return "";
    case "Hourly":
      return `0 ${minute} * * * *`;
    case "Daily":
      return `0 ${minute} ${hour} * * *`;
    case "Weekly":
      return `0 ${minute} ${hour} * * ${day}`;
    case "Custom":
      return cron.trim();
  }
}

/** "every day at 02:30 UTC". */
export function timingInWords(cron: string | undefined, speech: Speech): string {
  const { repeated, time, day, cron: line } = timingOf(cron);
  switch (repeated) {
    case "None":
      return speech.t("component.timing.never");
    case "Hourly":
      return speech.t("component.timing.everyHour", { minute: time.slice(3) });
    case "Daily":
      return speech.t("component.timing.everyDay", { time });
    case "Weekly":
      return speech.t("component.timing.everyWeek", { time, day: weekday(Number(day), speech.language) });
    case "Custom":
      return speech.t("component.timing.custom", { cron: line });
  }
}

/** The name of a day of the week, of which 0 is Sunday. */
export function weekday(day: number, language: string): string {
  const sunday = Date.UTC(2024, 0, 7);
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(sunday + day * 86_400_000);
}
