import type { ChartConfiguration } from "chart.js";
import type { components } from "../api/schema";
import type { Speech } from "../app/language";
import type { ChartColors } from "../component/chart";

type Sample = components["schemas"]["Sample"];

const FEW_DAYS = { grid: { display: false }, ticks: { maxTicksLimit: 6, maxRotation: 0 } };

/** Bytes held, day by day, as a line. */
export function growthChart(samples: Sample[], speech: Speech, colors: ChartColors): ChartConfiguration {
  const { t, size, day } = speech;
  return {
    type: "line",
    data: {
      labels: samples.map((sample) => day(sample.day)),
      datasets: [
        {
          label: t("statistic.storage"),
          data: samples.map((sample) => sample.storage ?? null),
          borderColor: colors.series[0],
          backgroundColor: colors.series[0],
          borderWidth: 2,
          pointRadius: samples.length < 15 ? 3 : 0,
          pointHitRadius: 12,
        },
      ],
    },
    options: {
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { label: (item) => size(item.parsed.y ?? 0) } },
      },
      scales: {
        x: FEW_DAYS,
        y: { beginAtZero: true, ticks: { maxTicksLimit: 5, callback: (value) => size(Number(value)) } },
      },
    },
  };
}

/** Pulls and pushes of each day, upon each other. */
export function activityChart(samples: Sample[], speech: Speech, colors: ChartColors): ChartConfiguration {
  const { t, day } = speech;
  const bars = (label: string, data: number[], series: number) => ({
    label,
    data,
    backgroundColor: colors.series[series],
    maxBarThickness: 24,
  });
  return {
    type: "bar",
    data: {
      labels: samples.map((sample) => day(sample.day)),
      datasets: [
        bars(t("statistic.pulls"), samples.map((sample) => sample.pulls), 0),
        bars(t("statistic.pushes"), samples.map((sample) => sample.pushes), 1),
      ],
    },
    options: {
      plugins: { legend: { position: "bottom", labels: { boxWidth: 12 } } },
      scales: {
        x: { ...FEW_DAYS, stacked: true },
        y: { beginAtZero: true, stacked: true, ticks: { precision: 0, maxTicksLimit: 5 } },
      },
    },
  };
}

export interface Share {
  name: string;
  bytes: number;
}

/** What each of some projects holds, the largest first. */
export function sharesChart(shares: Share[], speech: Speech, colors: ChartColors): ChartConfiguration {
  const { t, size } = speech;
  return {
    type: "bar",
    data: {
      labels: shares.map((share) => (share.name.length > 24 ? `${share.name.slice(0, 23)}…` : share.name)),
      datasets: [
        {
          label: t("statistic.storage"),
          data: shares.map((share) => share.bytes),
          backgroundColor: colors.series[0],
          maxBarThickness: 20,
        },
      ],
    },
    options: {
      indexAxis: "y",
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            title: ([item]) => shares[item?.dataIndex ?? 0]?.name ?? "",
            label: (item) => size(item.parsed.x ?? 0),
          },
        },
      },
      scales: {
        x: { beginAtZero: true, ticks: { maxTicksLimit: 5, maxRotation: 0, callback: (value) => size(Number(value)) } },
        y: { grid: { display: false } },
      },
    },
  };
}
