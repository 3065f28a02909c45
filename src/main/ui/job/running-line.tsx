import { useEffect, useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link, usePlace } from "../app/router";
import { useRepeat } from "../component/repeat";

const WHILE_RUNNING = 4000;
const OTHERWISE = 30_000;

/** How many jobs go on, for those who watch over them; nothing is said while there are none. */
export function RunningJobs() {
  const { t } = useSpeech();
  const { path } = usePlace();
  const asked = useGet("/jobservice/executions", { query: { q: "status={Pending Running}", page_size: 1 } });
  const count = asked.data ? asked.total : 0;
  useRepeat(asked, true, count > 0 ? WHILE_RUNNING : OTHERWISE);
  const [known, setKnown] = useState(path);
  useEffect(() => {
    if (known !== path) {
      setKnown(path);
      asked.reload();
    }
  }, [path]);
  return count > 0 ? (
    <Link href="/admin/jobs" class="sub">
      {t("job.running", { count })}
    </Link>
  ) : null;
}
