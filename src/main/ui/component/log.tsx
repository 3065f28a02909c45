import type { Asked } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Failure, Loading } from "./notice";

/** What some work in the background has said. */
export function Log({ asked, label }: { asked: Asked<string | undefined>; label: string }) {
  const { t } = useSpeech();
  if (asked.error && asked.data === undefined) {
    return <Failure error={asked.error} retry={asked.reload} />;
  }
  if (asked.data === undefined && asked.loading) {
    return <Loading />;
  }
  return asked.data ? (
    <pre class="log mono" tabIndex={0} role="region" aria-label={label}>
      {asked.data}
    </pre>
  ) : (
    <p class="muted">{t("component.logEmpty")}</p>
  );
}
