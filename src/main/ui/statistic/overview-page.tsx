import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { isAdministrator, useSession } from "../app/session";
import { Chart } from "../component/chart";
import { Figures } from "../component/figures";
import { Failure, Loading } from "../component/notice";
import { PageTitle, Panel } from "../component/page";
import { Size } from "../component/values";
import { type Share, sharesChart } from "./drawings";
import { DAYS, Pictures } from "./pictures";

/** The whole registry at a glance, for those who run it. */
export default function OverviewPage() {
  const { t } = useSpeech();
  const samples = useGet("/statistics/samples", { query: { days: DAYS } });
  return (
    <>
      <PageTitle title={t("app.administration")} />
      <InFigures />
      <Pictures asked={samples} />
      <ByProject />
    </>
  );
}

function InFigures() {
  const { t, number } = useSpeech();
  const { user } = useSession();
  const asked = useGet("/statistics", {});
  const volumes = useGet("/systeminfo/volumes", isAdministrator(user) ? {} : null);
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const all = asked.data;
  const disk = volumes.data?.storage[0];
  return (
    <Panel>
      <h2 class="visually-hidden">{t("statistic.figures")}</h2>
      <Figures
        of={[
          [t("statistic.projects"), number(all.total_project_count)],
          [t("statistic.publicProjects"), number(all.public_project_count)],
          [t("statistic.repositories"), number(all.total_repo_count)],
          [t("statistic.onDisk"), <Size bytes={all.total_storage_consumption} />],
          disk !== undefined && disk.free !== undefined && [t("statistic.free"), <Size bytes={disk.free} />],
        ]}
      />
    </Panel>
  );
}

function ByProject() {
  const { t } = useSpeech();
  const asked = useGet("/quotas", { query: { reference: "project", sort: "-used.storage", page_size: 10 } });
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  const shares = asked.data
    .map((quota) => ({ name: quota.ref.name, bytes: quota.used["storage"] ?? 0 }))
    .filter((share) => share.bytes > 0);
  return (
    <Panel title={t("statistic.byProject")}>
      {shares.length === 0 ? <p class="muted">{t("statistic.nothingHeld")}</p> : <Shares shares={shares} />}
      <p class="mt-3">
        <Link href="/admin/quotas">{t("statistic.allQuotas")}</Link>
      </p>
    </Panel>
  );
}

function Shares({ shares }: { shares: Share[] }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <p class="muted">{t("statistic.byProjectHint")}</p>
      <Chart
        label={t("statistic.byProject")}
        draw={(colors) => sharesChart(shares, speech, colors)}
        of={[shares.map((share) => `${share.name} ${share.bytes}`).join(), speech]}
        height={60 + shares.length * 28}
      >
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t("statistic.project")}</th>
              <th scope="col" class="number">{t("statistic.storage")}</th>
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <tr key={share.name}>
                <td>
                  <Link href={`/projects/${share.name}`}>{share.name}</Link>
                </td>
                <td class="number"><Size bytes={share.bytes} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Chart>
    </>
  );
}
