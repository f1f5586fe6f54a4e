import { overRounds } from "./ranges.mjs";
import { axis } from "./format.mjs";
import { categories, colour, frame, regimeLines, tip, tooltip, values } from "./theme.mjs";

// One score over all rounds; an open round's is hollow, because it will still change.
export const scores = (model, choice) => overRounds({
  ...frame(),
  grid: { left: 8, right: 16, top: 46, bottom: 8, containLabel: true },
  tooltip: tooltip("axis", ([p]) => {
    const r = model.rounds[p.dataIndex];
    const state = r.isResolved ? "final" : `open, resolves ${r.resolves.slice(0, 10)}`;
    return tip(`Round ${r.round}, ${state}`, `${model.metrics[choice]} ${r.scores[choice] ?? "n/a"}`, r.rule ?? "no known rule");
  }),
  xAxis: categories(model.rounds.map((r) => r.round)),
  yAxis: values(axis, { name: model.metrics[choice] }),
  series: [
    {
      type: "line",
      data: model.rounds.map((r) => ({
        value: r.scores[choice] ?? "-",
        symbol: r.isResolved ? "none" : "emptyCircle",
        itemStyle: { color: colour(r.isResolved ? "accent" : "unresolved") },
      })),
      showAllSymbol: true,
      symbolSize: 7,
      lineStyle: { color: colour("accent"), width: 1.5 },
      markLine: regimeLines(model.rounds),
    },
  ],
}, model.rounds);
