import { useEffect } from "preact/hooks";
import type { Asked } from "../api/use-get";

/** How often what runs is asked for. */
const WHILE_RUNNING = 2000;

/** Asks again, a moment after each answer, as long as something runs and somebody looks at the page. */
export function useRepeat(asked: Pick<Asked<unknown>, "loading" | "reload">, isOn: boolean, period = WHILE_RUNNING): void {
  const { loading, reload } = asked;
  useEffect(() => {
    if (!isOn || loading) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (!document.hidden) {
        reload();
      }
    }, period);
    return () => clearInterval(timer);
  }, [isOn, loading, reload, period]);
}
