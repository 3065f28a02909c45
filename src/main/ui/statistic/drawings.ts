import type { ChartConfiguration } from "chart.js";
import type { components } from "../api/schema";
import type { Speech } from "../app/language";
import type { ChartColors } from "../component/chart";

type Sample = components["schemas"]["Sample"];

/** Days, of which only a few are named, without the year. */
function daysOf(samples: Sample[], { language }: Speech) {
  const short = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  return {
    grid: { display: false },
    ticks: {
      maxTicksLimit: 6,
      maxRotation: 0,
      autoSkipPadding: 16,
      callback: (_: string | number, i: number) => short.format(new Date(samples[i]?.day ?? 0)),
    },
  };
}

/** Sizes, with steps that are round in their unit. */
function sizesUpTo(most: number, { size }: Speech) {
  const unit = 1024 ** Math.max(0, Math.floor(Math.log(Math.max(1, most)) / Math.log(1024)));
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].map((step) => step * unit);
  return {
    beginAtZero: true,
    ticks: {
      stepSize: steps.find((step) => most / step <= 5) ?? unit * 1024,
      maxRotation: 0,
      callback: (value: string | number) => size(Number(value)),
    },
  };
}

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
        x: daysOf(samples, speech),
        y: sizesUpTo(Math.max(...samples.map((sample) => sample.storage ?? 0)), speech),
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
        x: { ...daysOf(samples, speech), stacked: true },
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
        x: sizesUpTo(Math.max(...shares.map((share) => share.bytes)), speech),
        y: { grid: { display: false } },
      },
    },
  };
}
