import { useSpeech } from "../app/language";
import { setQueryValues } from "../app/router";

export const PAGE_SIZE = 25;

interface PagesProps {
  total: number;
  page: number;
  shown: number;
}

/** Which rows of how many a table shows, and the way to the others. */
export function Pages({ total, page, shown }: PagesProps) {
  const { t } = useSpeech();
  const first = (page - 1) * PAGE_SIZE + 1;
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const go = (to: number) => setQueryValues({ page: to === 1 ? "" : String(to) });
  return (
    <nav class="pageline" aria-label={t("component.pages")}>
      <span>{t("component.range", { first, last: first + shown - 1, total })}</span>
      {last > 1 && (
        <span class="d-flex gap-2">
          <button type="button" class="btn btn-outline-secondary btn-sm" disabled={page <= 1} onClick={() => go(page - 1)}>
            {t("component.previous")}
          </button>
          <button type="button" class="btn btn-outline-secondary btn-sm" disabled={page >= last} onClick={() => go(page + 1)}>
            {t("component.next")}
          </button>
        </span>
      )}
    </nav>
  );
}
