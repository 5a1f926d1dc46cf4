/** A line over the day, drawn by uPlot in the colours of the tokens. Loaded when first needed. */
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

export interface Plot {
  show(minutes: readonly number[], values: readonly (number | null)[], offset: number): void;
  resize(width: number): void;
  /** The colours have changed. */
  repaint(): void;
  destroy(): void;
}

export interface PlotOptions {
  /** The token of the line's colour. */
  readonly token: string;
  readonly height: number;
  /** The least that the axis reaches to. */
  readonly least: number;
  /** The most that the axis reaches to, if there is one. */
  readonly most: number | null;
  /** Distances between the marks of the axis. */
  readonly steps: number[];
  time(seconds: number): string;
  value(value: number): string;
  /** The place of the pointer; null if it is elsewhere. */
  onpoint(index: number | null): void;
}

const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function plot(into: HTMLElement, width: number, options: PlotOptions): Plot {
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const grid = { stroke: () => token("--line-soft"), width: 1 };
  const axis = { font, stroke: () => token("--mut"), grid, ticks: { show: false }, gap: 4 };
  const chart = new uPlot(
    {
      width,
      height: options.height,
      legend: { show: false },
      padding: [6, 18, 0, 0],
      cursor: {
        y: false,
        drag: { x: false, y: false },
        sync: { key: "queue-day" },
        points: { size: 6 },
      },
      scales: {
        x: { time: true },
        y: { range: (_, __, most) => [0, options.most ?? Math.max(options.least, most || 0)] },
      },
      axes: [
        { ...axis, size: 20, values: (_, splits) => splits.map((at) => options.time(at)) },
        {
          ...axis,
          size: 46,
          space: 28,
          incrs: options.steps,
          values: (_, splits) => splits.map((value) => options.value(value)),
        },
      ],
      series: [
        {},
        {
          stroke: () => token(options.token),
          width: 1.5,
          spanGaps: false,
          points: { show: false },
        },
      ],
      hooks: {
        setCursor: [
          (it) => {
            options.onpoint(it.cursor.idx ?? null);
          },
        ],
      },
    },
    [[], []],
    into,
  );
  return {
    show: (minutes, values, offset) => {
      chart.setData([minutes.map((minute) => minute * 60 - offset / 1000), [...values]]);
    },
    resize: (to) => {
      chart.setSize({ width: to, height: options.height });
    },
    repaint: () => {
      chart.redraw(false, true);
    },
    destroy: () => {
      chart.destroy();
    },
  };
}
