import { useSpeech } from "../app/language";

/** Bytes, in binary units; the exact number in the tooltip. */
export function Size({ bytes }: { bytes: number | null | undefined }) {
  const { size, number, t } = useSpeech();
  return bytes == null || bytes < 0 ? (
    <span class="muted">–</span>
  ) : (
    <span class="text-nowrap" title={t("component.bytes", { count: number(bytes) })}>{size(bytes)}</span>
  );
}

/** "3 h ago", with the exact time in the tooltip. Harbor's times before 1970 stand for never. */
export function Ago({ time }: { time: string | null | undefined }) {
  const { ago, time: exact, t } = useSpeech();
  return time == null || new Date(time).getTime() <= 0 ? (
    <span class="muted">{t("component.never")}</span>
  ) : (
    <time class="text-nowrap" dateTime={time} title={exact(time)}>
      {ago(time)}
    </time>
  );
}

/** A digest, short, with the whole one in the tooltip. */
export function Digest({ digest }: { digest: string }) {
  return (
    <span class="mono" title={digest}>
      {shortDigest(digest)}
    </span>
  );
}

/** {@code sha256:1a2b3c4d5e6f}. */
export function shortDigest(digest: string): string {
  const [algorithm, hex = ""] = digest.split(":");
  return `${algorithm}:${hex.slice(0, 12)}`;
}

/** A text of which people need the beginning; the whole in the tooltip. */
export function Cut({ text, mono }: { text: string | null | undefined; mono?: boolean }) {
  return text ? (
    <span class={`cut name${mono ? " mono" : ""}`} title={text}>
      {text}
    </span>
  ) : (
    <span class="muted">–</span>
  );
}
