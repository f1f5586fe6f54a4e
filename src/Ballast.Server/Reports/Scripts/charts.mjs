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
import { addRanges, zoomable } from "./ranges.mjs";

const subject = ({ risk }, curves, place) => (place === null ? null : { ...risk.subjects[place], curve: curves[place] });

// Charts in which a second one can be laid beside the chosen one.
const comparable = ["equity", "rolling", "field"];

// A chart gives its options for what is chosen (a place in its data), for what is laid beside it, and for the box it lies in.
const charts = ({ report, curves }) => ({
  cumulative: () => cumulative(report.account ?? report.model.money),
  payouts: () => payouts(report.account ?? report.model.money),
  "by-model": () => bars(report.account.byModel.map((m) => [m.model, m.net])),
  "by-score": () => bars(report.account.byScore.map((p) => [p.name, p.net])),
  bridge: (box) => bridge(report.account.bridge, box),
  equity: (box, choice, other) => equity(subject(report, curves.equity, choice), subject(report, curves.equity, other)),
  rolling: (box, choice, other) => rolling(subject(report, curves.rolling, choice), subject(report, curves.rolling, other)),
  correlation: (box) => correlation(report.risk.dependence, box),
  regret: (box) => regret(report.regret, box),
  grid: (box, choice) => grid(report.backtest, choice, box),
  windows: (box) => windows(report.sensitivity, box),
  scores: (box, choice) => scores(report.model, choice),
  lines: (box) => lines(report.lines[box.dataset.part]),
  bands: () => seats(report.registry),
  tiers: () => tiers(report.tiers),
  pending: () => pending(report.nowcast ?? report.today),
  field: (box, choice, other) => field(report.field.scores[box.dataset.part], curves.field[box.dataset.part], choice, other),
});

// How each box is drawn, for as long as it is in the page.
const drawings = new WeakMap();

// A second choice of the same things.
const addBeside = (select) => {
  const other = select.cloneNode(true);
  other.prepend(new Option("nothing", ""));
  other.value = "";
  const label = document.createElement("label");
  label.className = "choice";
  label.append("Beside it ", other);
  select.closest("label").after(label);
  return other;
};

const start = (box, data) => {
  const select = box.parentElement.querySelector("select");
  // The mix of all models stands last, and is what the titles speak of.
  if (select && ["equity", "rolling"].includes(box.dataset.chart))
    select.value = String(Math.max(0, data.report.risk.subjects.findLastIndex((s) => s.isMix && s.series.length > 0)));
  const beside = select && comparable.includes(box.dataset.chart) ? addBeside(select) : null;
  let chart = null;
  let first = null;
  const draw = () => {
    if (box.clientWidth === 0 || box.clientHeight === 0) return;
    chart ??= init(box, null, { renderer: "canvas" });
    const options = charts(data)[box.dataset.chart](box, select ? Number(select.value) : 0, beside?.value ? Number(beside.value) : null);
    addRanges(box, options, (place) => {
      first = place;
      draw();
    });
    chart.resize();
    chart.setOption(zoomable(options, first), { notMerge: true });
  };
  drawings.set(box, draw);
  // Folded away a box has no size; it gets one when it is opened, and is drawn then.
  new ResizeObserver(draw).observe(box);
  const restart = () => {
    first = null;
    const ranges = box.previousElementSibling;
    if (ranges?.matches(".ranges")) ranges.remove();
    draw();
  };
  select?.addEventListener("change", restart);
  beside?.addEventListener("change", draw);
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
