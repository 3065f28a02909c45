import type { ChartConfiguration } from "chart.js";
import { useSpeech } from "../app/language";
import { Chart, type ChartColors } from "../component/chart";
import type { RunTask } from "./run-page";

/** What stays and what goes in each repository, as bars. */
export function RunChart({ tasks, isDry }: { tasks: RunTask[]; isDry: boolean }) {
  const { t, number } = useSpeech();
  const stays = t("retention.stay");
  const goes = t(isDry ? "retention.wouldGo" : "retention.gone");
  const names = tasks.map((task) => shorten(task.repository));
  const draw = ({ series, grid, text }: ChartColors): ChartConfiguration => ({
    type: "bar",
    data: {
      labels: names,
      datasets: [
        { label: stays, data: tasks.map((task) => task.retained), backgroundColor: series[0] ?? text, maxBarThickness: 20 },
        { label: goes, data: tasks.map((task) => task.deleted), backgroundColor: series[4] ?? text, maxBarThickness: 20 },
      ],
    },
    options: {
      indexAxis: "y",
      scales: {
        x: { stacked: true, beginAtZero: true, grid: { color: grid }, ticks: { color: text, precision: 0 } },
        y: { stacked: true, grid: { display: false }, ticks: { color: text } },
      },
      plugins: { legend: { position: "bottom", labels: { color: text } } },
    },
  });
  return (
    <Chart
      label={t("retention.picture")}
      draw={draw}
      of={[JSON.stringify(tasks.map((task) => [task.id, task.retained, task.deleted])), stays, goes]}
      height={80 + 28 * tasks.length}
    >
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("retention.repository")}</th>
            <th scope="col" class="number">{stays}</th>
            <th scope="col" class="number">{goes}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td>{task.repository}</td>
              <td class="number">{number(task.retained)}</td>
              <td class="number">{number(task.deleted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}

/** The end of a long path says more than its beginning. */
function shorten(repository: string): string {
  return repository.length > 24 ? `…${repository.slice(-23)}` : repository;
}
