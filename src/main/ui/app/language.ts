import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Messages } from "./messages.en";

export type Key = keyof Messages;
export type Language = "en" | "de";
type Values = Record<string, string | number>;

export const LANGUAGES: Record<Language, string> = { en: "English", de: "Deutsch" };

const REMEMBERED = "berth.language";

/** The language that somebody chose in this browser, or else the first of the browser's that there is. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(REMEMBERED);
  const wanted = [...(chosen ? [chosen] : []), ...navigator.languages].map((one) => one.slice(0, 2));
  return wanted.find((one): one is Language => one in LANGUAGES) ?? "en";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
}

export async function loadMessages(language: Language): Promise<Messages> {
  return language === "de" ? (await import("./messages.de")).messages : (await import("./messages.en")).messages;
}

/** How this page speaks: texts by key, and numbers, sizes and times as the language writes them. */
export class Speech {
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly decimals: Intl.NumberFormat;
  private readonly relative: Intl.RelativeTimeFormat;
  private readonly exact: Intl.DateTimeFormat;
  private readonly days: Intl.DateTimeFormat;

  constructor(
    readonly language: Language,
    private readonly messages: Messages,
  ) {
    this.plurals = new Intl.PluralRules(language);
    this.numbers = new Intl.NumberFormat(language);
    this.decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
    this.exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
    this.days = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  }

  /**
   * A text with its values put in: <code>{name}</code> is a value, <code>{count|one artifact|{count} artifacts}</code> what the number
   * asks for.
   */
  t = (key: Key, values: Values = {}): string =>
    this.messages[key]
      .replace(/\{(\w+)\|([^|{}]*(?:\{\w+\}[^|{}]*)*)\|([^|{}]*(?:\{\w+\}[^|{}]*)*)\}/g, (_, name, one, other) =>
        this.plurals.select(Number(values[name])) === "one" ? one : other,
      )
      .replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        return value === undefined ? whole : typeof value === "number" ? this.number(value) : value;
      });

  number = (value: number): string => this.numbers.format(value);

  /** Binary units with one decimal, as everywhere in this product. */
  size = (bytes: number): string => {
    const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
    let rest = bytes;
    let unit = 0;
    while (Math.abs(rest) >= 1024 && unit < units.length - 1) {
      rest /= 1024;
      unit++;
    }
    return `${unit === 0 ? this.number(rest) : this.decimals.format(rest)} ${units[unit]}`;
  };

  /** "3 h ago", or "in 2 days". */
  ago = (time: string | number | Date): string => {
    const seconds = (new Date(time).getTime() - Date.now()) / 1000;
    const steps: [Intl.RelativeTimeFormatUnit, number][] = [
      ["year", 31_536_000],
      ["month", 2_592_000],
      ["day", 86_400],
      ["hour", 3600],
      ["minute", 60],
    ];
    const [unit, length] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
    return this.relative.format(Math.round(seconds / length), unit);
  };

  time = (time: string | number | Date): string => this.exact.format(new Date(time));

  /** A day of the calendar, which has no time zone. */
  day = (day: string): string => this.days.format(new Date(day));
}

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) {
    throw new Error("outside of the application");
  }
  return speech;
}
