import { axis, combination, nmr } from "./format.mjs";
import { bars, waterfall } from "./money.mjs";
import { categories, colour, frame, labels, onCell, tip, tooltip } from "./theme.mjs";

export const regret = (r, box) =>
  waterfall(
    [["best choice", r.best, true, "known only afterwards"], ...r.terms.map((t) => [t.term.replaceAll("-", " "), t.nmr, false, t.words]), ["earned", r.actual, true, ""]],
    box,
  );

const distinct = (ranking, metric) => [...new Set(ranking.map((c) => c.multipliers[metric] ?? 0))].sort((a, b) => a - b);

export const grid = (backtest, choice, box) => {
  const several = backtest.models.some((m) => m.ranking.length > 1);
  if (!several) return bars(backtest.best.map((b) => [b.model, b.value]));
  const name = backtest.best[choice].model;
  const ranking = backtest.models.find((m) => m.model === name).ranking;
  const metrics = [...new Set(ranking.flatMap((c) => Object.keys(c.multipliers)))].filter((m) => distinct(ranking, m).length > 1);
  // A map has two directions. Any other grid is shown as its twenty best combinations.
  return metrics.length === 2
    ? map(ranking, metrics, box)
    : bars(ranking.slice(0, 20).map((c) => [combination(c.multipliers), c.value]));
};

const map = (ranking, [across, up], box) => {
  const xs = distinct(ranking, across);
  const ys = distinct(ranking, up);
  const known = ranking.filter((c) => c.value !== null);
  const reach = Math.max(1e-9, ...known.map((c) => Math.abs(c.value)));
  const cells = ranking.map((c) => [xs.indexOf(c.multipliers[across] ?? 0), ys.indexOf(c.multipliers[up] ?? 0), c.value ?? "-"]).map((value) => ({ value, label: { color: onCell(value[2] === "-" ? 0 : value[2] / reach) } }));
  const title = { nameTextStyle: { color: colour("soft"), fontSize: 12 }, nameLocation: "middle" };
  return {
    ...frame(),
    grid: { left: 32, right: 16, top: 8, bottom: 84, containLabel: true },
    tooltip: tooltip("item", (p) => tip(combination(ranking[p.dataIndex].multipliers), nmr(ranking[p.dataIndex].value))),
    visualMap: {
      min: -reach,
      max: reach,
      orient: "horizontal",
      left: "center",
      bottom: 0,
      itemHeight: 140,
      itemWidth: 12,
      text: [nmr(reach), nmr(-reach)],
      textStyle: labels(),
      inRange: { color: [colour("burn"), colour("card"), colour("gain")] },
    },
    xAxis: categories(xs, { name: `multiplier of ${across}`, nameGap: 28, ...title }),
    yAxis: categories(ys, { name: `multiplier of ${up}`, nameGap: 34, ...title }),
    series: [
      {
        type: "heatmap",
        data: cells,
        label: { show: xs.length * 64 < box.clientWidth, fontSize: 11, formatter: (p) => (p.value[2] === "-" ? "" : axis(Math.round(p.value[2]))) },
        itemStyle: { borderColor: colour("page"), borderWidth: 1 },
        emphasis: { disabled: true },
      },
    ],
  };
};
