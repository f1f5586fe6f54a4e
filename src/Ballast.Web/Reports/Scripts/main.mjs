import { init } from "./echarts.mjs";
import { bars, bridge, cumulative, payouts } from "./money.mjs";
import { correlation, equity, rolling } from "./risk.mjs";
import { regret, grid } from "./alternatives.mjs";
import { windows } from "./windows.mjs";
import { field } from "./field.mjs";
import { rankIc } from "./evidence.mjs";
import { pending } from "./nowcast.mjs";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const report = read("report");
const curves = read("curves");

// A chart gives its options for what is chosen (a place in its data) and for the box it lies in.
const charts = {
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
  "rank-ic": (box, choice) => rankIc(report.evidence.regimes[box.dataset.part].walks[choice]),
  pending: () => pending(report.nowcast),
  field: (box, choice) => field(report.field.scores[box.dataset.part], curves.field[box.dataset.part], choice),
};

const start = (box) => {
  const select = box.parentElement.querySelector("select");
  // The mix of all models stands last, and is what the titles speak of.
  if (select && ["equity", "rolling"].includes(box.dataset.chart))
    select.value = String(Math.max(0, report.risk.subjects.findLastIndex((s) => s.isMix && s.series.length > 0)));
  let chart = null;
  const draw = () => {
    if (box.clientWidth === 0 || box.clientHeight === 0) return;
    chart ??= init(box, null, { renderer: "canvas" });
    chart.resize();
    chart.setOption(charts[box.dataset.chart](box, select ? Number(select.value) : 0), { notMerge: true });
  };
  // Folded away a box has no size; it gets one when it is opened, and is drawn then.
  new ResizeObserver(draw).observe(box);
  select?.addEventListener("change", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
};

document.documentElement.classList.add("drawn");
document.querySelectorAll("[data-chart]").forEach(start);
// On paper nothing can be unfolded.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => (d.open = true)));
