import { ratio } from "./format.mjs";
import { categories, colour, frame, tip, tooltip, values } from "./theme.mjs";

// One ranking a point; above 0 the past told something about the future.
export const rankIc = (walk) => ({
  ...frame(),
  grid: { left: 8, right: 16, top: 30, bottom: 8, containLabel: true },
  tooltip: tooltip("axis", ([p]) => {
    const step = walk.rankings[p.dataIndex];
    return tip(`Ranked before round ${step.round}`, `rank IC ${ratio(step.rankIc)}`, `first: ${step.topPicks.join(", ")}`);
  }),
  xAxis: categories(walk.rankings.map((r) => r.round)),
  yAxis: values(ratio, { name: "rank IC", min: -1, max: 1 }),
  series: [
    {
      type: "line",
      data: walk.rankings.map((r) => r.rankIc ?? "-"),
      showSymbol: walk.rankings.length < 3,
      lineStyle: { color: colour("accent"), width: 2 },
      itemStyle: { color: colour("accent") },
      markLine: { silent: true, symbol: "none", lineStyle: { color: colour("soft"), type: "solid", width: 1 }, label: { show: false }, data: [{ yAxis: 0 }] },
    },
  ],
});
