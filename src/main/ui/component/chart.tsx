import type { ChartConfiguration } from "chart.js";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../app/language";

export interface ChartColors {
  text: string;
  grid: string;
  /** Told apart without relying on hue: dark, middle, light of one ramp and their like. */
  series: string[];
}

interface ChartProps {
  label: string;
  /** What is drawn, in the colours of the theme. */
  draw: (colors: ChartColors) => ChartConfiguration;
  /** What the picture depends on; it is drawn anew when one of these changes. */
  of: unknown[];
  height?: number;
  /** The numbers of the picture as a table, for those who cannot see it. */
  children: ComponentChildren;
}

/** A picture. The library for it comes only with the first one. */
export function Chart({ label, draw, of, height = 240, children }: ChartProps) {
  const { t } = useSpeech();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    let drawn: { destroy: () => void } | undefined;
    const show = async () => {
      const { Chart: Library } = await import("chart.js/auto");
      if (!gone && canvas.current) {
        drawn?.destroy();
        const theme = colors();
        Library.defaults.color = theme.text;
        Library.defaults.borderColor = theme.grid;
        drawn = new Library(canvas.current, withMotion(draw(theme)));
      }
    };
    void show();
    addEventListener("berth:theme", show);
    return () => {
      gone = true;
      removeEventListener("berth:theme", show);
      drawn?.destroy();
    };
  }, of);
  return (
    <figure class="m-0">
      <div style={{ height, position: "relative" }}>
        <canvas ref={canvas} role="img" aria-label={label} />
      </div>
      <figcaption>
        <details class="mt-2">
          <summary class="muted small">{t("component.numbers")}</summary>
          <div class="table-wrap">{children}</div>
        </details>
      </figcaption>
    </figure>
  );
}

function colors(): ChartColors {
  const isDark = document.documentElement.dataset["bsTheme"] === "dark";
  return isDark
    ? {
        text: "#c4ceda",
        grid: "#343c46",
        series: ["#6cb2ff", "#f0b849", "#63c99a", "#c9a4ff", "#ff8f98", "#7fd6e0", "#9aa7b5"],
      }
    : {
        text: "#43505c",
        grid: "#dfe4ea",
        series: ["#0b5cad", "#b87400", "#1d8a5a", "#6f42c1", "#b02a37", "#0f7c8a", "#6c7885"],
      };
}

function withMotion(configuration: ChartConfiguration): ChartConfiguration {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    ...configuration,
    options: {
      maintainAspectRatio: false,
      ...(still ? { animation: false as const } : { animation: { duration: 200 } }),
      ...configuration.options,
    },
  };
}
