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
        <span class="d-flex gap-2 align-items-center">
          <button type="button" class="btn btn-outline-secondary btn-sm" disabled={page <= 1} onClick={() => go(page - 1)}>
            {t("component.previous")}
          </button>
          {last > 3 && <PageBox key={page} page={page} last={last} go={go} />}
          <button type="button" class="btn btn-outline-secondary btn-sm" disabled={page >= last} onClick={() => go(page + 1)}>
            {t("component.next")}
          </button>
        </span>
      )}
    </nav>
  );
}

interface PageBoxProps {
  page: number;
  last: number;
  go: (to: number) => void;
}

/** Where there are many pages, the way to any of them. */
function PageBox({ page, last, go }: PageBoxProps) {
  const { t } = useSpeech();
  return (
    <label class="d-flex gap-2 align-items-center">
      {t("component.page")}
      <input
        type="number"
        class="form-control form-control-sm page-box"
        min={1}
        max={last}
        value={page}
        onChange={(event) => go(Math.min(last, Math.max(1, Math.round(Number(event.currentTarget.value)) || 1)))}
      />
      {t("component.ofPages", { last })}
    </label>
  );
}
