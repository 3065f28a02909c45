import type { components } from "../api/schema";
import type { ApiError } from "../api/client";
import type { Asked } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Chart } from "../component/chart";
import { Failure, Loading } from "../component/notice";
import { Panel } from "../component/page";
import { Size } from "../component/values";
import { activityChart, growthChart } from "./drawings";

export type Sample = components["schemas"]["Sample"];

/** How many days back the pictures look. */
export const DAYS = 90;

/** How storage grew, and what was pulled and pushed, day by day. */
export function Pictures({ asked }: { asked: Asked<Sample[] | undefined> }) {
  const { t } = useSpeech();
  return (
    <div class="pictures">
      <Panel title={t("statistic.growth", { days: DAYS })}>
        <Picture asked={asked} show={(samples) => <Growth samples={samples} />} />
      </Panel>
      <Panel title={t("statistic.activity", { days: DAYS })}>
        <Picture asked={asked} show={(samples) => <Activity samples={samples} />} />
      </Panel>
    </div>
  );
}

interface PictureProps {
  asked: { data: Sample[] | undefined; error: ApiError | undefined; reload: () => void };
  show: (samples: Sample[]) => preact.JSX.Element;
}

function Picture({ asked, show }: PictureProps) {
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return show(asked.data);
}

function Growth({ samples }: { samples: Sample[] }) {
  const speech = useSpeech();
  const { t, day, number } = speech;
  const known = samples.filter((sample) => sample.storage !== undefined);
  if (known.length < 2) {
    return <p class="muted">{t("statistic.tooEarly")}</p>;
  }
  return (
    <Chart
      label={t("statistic.growth", { days: DAYS })}
      draw={(colors) => growthChart(known, speech, colors)}
      of={[samples, speech]}
    >
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("statistic.day")}</th>
            <th scope="col" class="number">{t("statistic.storage")}</th>
            <th scope="col" class="number">{t("statistic.artifacts")}</th>
          </tr>
        </thead>
        <tbody>
          {known.map((sample) => (
            <tr key={sample.day}>
              <td>{day(sample.day)}</td>
              <td class="number"><Size bytes={sample.storage} /></td>
              <td class="number">{number(sample.artifacts ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}

function Activity({ samples }: { samples: Sample[] }) {
  const speech = useSpeech();
  const { t, day, number } = speech;
  const busy = samples.filter((sample) => sample.pulls + sample.pushes > 0);
  if (busy.length === 0) {
    return <p class="muted">{t("statistic.quiet", { days: DAYS })}</p>;
  }
  return (
    <Chart
      label={t("statistic.activity", { days: DAYS })}
      draw={(colors) => activityChart(samples, speech, colors)}
      of={[samples, speech]}
    >
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("statistic.day")}</th>
            <th scope="col" class="number">{t("statistic.pulls")}</th>
            <th scope="col" class="number">{t("statistic.pushes")}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map((sample) => (
            <tr key={sample.day}>
              <td>{day(sample.day)}</td>
              <td class="number">{number(sample.pulls)}</td>
              <td class="number">{number(sample.pushes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}
