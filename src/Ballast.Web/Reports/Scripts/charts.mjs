import { init } from "./echarts.mjs";
import { bars, bridge, cumulative, payouts } from "./money.mjs";
import { correlation, equity, rolling } from "./risk.mjs";
import { regret, grid } from "./alternatives.mjs";
import { windows } from "./windows.mjs";
import { field } from "./field.mjs";
import { pending } from "./nowcast.mjs";
import { scores } from "./model.mjs";
import { lines } from "./lines.mjs";
import { seats } from "./bands.mjs";
import { tiers } from "./tiers.mjs";

// A chart gives its options for what is chosen (a place in its data) and for the box it lies in.
const charts = ({ report, curves }) => ({
  cumulative: () => cumulative(report.account),
  payouts: () => payouts(report.account),
  "by-model": () => bars(report.account.byModel.map((m) => [m.model, m.net])),
  "by-score": () => bars(report.account.byScore.map((p) => [p.name, p.net])),
  bridge: (box) => bridge(report.account.bridge, box),
  equity: (box, choice) => equity(report.risk.subjects[choice], curves.equity[choice]),
  rolling: (box, choice) => rolling(report.risk.subjects[choice], curves.rolling[choice]),
  correlation: (box) => correlation(report.risk.dependence, box),
  regret: (box) => regret(report.regret, box),
  grid: (box, choice) => grid(report.backtest, choice, box),
  windows: (box) => windows(report.sensitivity, box),
  scores: (box, choice) => scores(report.model, choice),
  lines: (box) => lines(report.lines[box.dataset.part]),
  bands: () => seats(report.registry),
  tiers: () => tiers(report.tiers),
  pending: () => pending(report.nowcast ?? report.today),
  field: (box, choice) => field(report.field.scores[box.dataset.part], curves.field[box.dataset.part], choice),
});

// How each box is drawn, for as long as it is in the page.
const drawings = new WeakMap();

const start = (box, data) => {
  const select = box.parentElement.querySelector("select");
  // The mix of all models stands last, and is what the titles speak of.
  if (select && ["equity", "rolling"].includes(box.dataset.chart))
    select.value = String(Math.max(0, data.report.risk.subjects.findLastIndex((s) => s.isMix && s.series.length > 0)));
  let chart = null;
  const draw = () => {
    if (box.clientWidth === 0 || box.clientHeight === 0) return;
    chart ??= init(box, null, { renderer: "canvas" });
    chart.resize();
    chart.setOption(charts(data)[box.dataset.chart](box, select ? Number(select.value) : 0), { notMerge: true });
  };
  drawings.set(box, draw);
  // Folded away a box has no size; it gets one when it is opened, and is drawn then.
  new ResizeObserver(draw).observe(box);
  select?.addEventListener("change", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
};

// Draws every chart below an element.
export const drawCharts = (root, report, curves) => {
  document.documentElement.classList.add("drawn");
  root.querySelectorAll("[data-chart]").forEach((box) => start(box, { report, curves }));
};

const drawAll = () => document.querySelectorAll("[data-chart]").forEach((box) => drawings.get(box)?.());

// On paper nothing can be unfolded, and a chart is a picture: all are drawn in the colours and for the width of a sheet, at once, because no
// frame comes between this and the printing. Afterwards the screen is as it was.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((d) => (d.open = true));
  document.documentElement.classList.add("paper");
  drawAll();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("paper");
  folded.forEach((d) => (d.open = false));
  folded = [];
  drawAll();
});
