import { useSpeech } from "../app/language";
import { State } from "./state";

/** From here on the server warns as well. */
const NEARLY_FULL = 0.85;

/** What is held of what may be held, in words, and as a bar where there is a limit; a limit below zero is none. */
export function Usage({ used, limit }: { used: number; limit: number }) {
  const { t, size } = useSpeech();
  if (limit < 0) {
    return <span title={t("component.noLimit")}>{size(used)}</span>;
  }
  const share = Math.min(1, used / limit);
  const text = t("component.usedOf", { used: size(used), limit: size(limit) });
  const level = used >= limit ? "bg-danger" : share > NEARLY_FULL ? "bg-warning" : "";
  return (
    <div class="usage">
      <div class="d-flex flex-wrap gap-2">
        <span>{text}</span>
        {used >= limit ? (
          <State meaning="bad">{t("component.full")}</State>
        ) : (
          share > NEARLY_FULL && <State meaning="attention">{t("component.nearlyFull")}</State>
        )}
      </div>
      <div class="progress" role="meter" aria-label={text} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)}>
        <div class={`progress-bar ${level}`} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
