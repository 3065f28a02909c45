import running from "bootstrap-icons/icons/arrow-repeat.svg";
import waiting from "bootstrap-icons/icons/hourglass-split.svg";
import { type Key, useSpeech } from "../app/language";
import { Icon } from "./icon";
import { type Meaning, State } from "./state";

const OVER: Record<string, [Meaning, Key]> = {
  Success: ["good", "component.job.success"],
  Error: ["bad", "component.job.error"],
  Stopped: ["attention", "component.job.stopped"],
};

/** Whether something in the background goes on or waits, by the API's name of its state. */
export function isUnderWay(status: string | undefined): boolean {
  return status !== undefined && !(status in OVER);
}

/** How far something in the background is. */
export function JobState({ status }: { status: string | undefined }) {
  const { t } = useSpeech();
  const over = OVER[status ?? ""];
  if (over) {
    return <State meaning={over[0]}>{t(over[1])}</State>;
  }
  const waits = status === "Pending";
  return (
    <span class="state neutral">
      <Icon svg={waits ? waiting : running} />
      {t(waits ? "component.job.pending" : "component.job.running")}
    </span>
  );
}
