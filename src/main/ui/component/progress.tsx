import { useSpeech } from "../app/language";

interface ProgressProps {
  label: string;
  done: number;
  /** 0 while it is unknown. */
  total: number;
  expectedEnd?: string | undefined;
}

/** How much of some work is done, as a bar and in words. */
export function Progress({ label, done, total, expectedEnd }: ProgressProps) {
  const { t, ago } = useSpeech();
  return (
    <div class="work">
      <progress aria-label={label} {...(total > 0 ? { value: Math.min(done, total), max: total } : {})} />
      <span class="muted small">
        {total > 0 ? t("component.progress", { done, total }) : t("component.progressUnknown", { done })}
        {expectedEnd && ` · ${t("component.expectedEnd", { when: ago(expectedEnd) })}`}
      </span>
    </div>
  );
}
