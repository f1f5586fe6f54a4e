import { combination } from "./format.mjs";
import { categories, colour, frame, tip, tooltip } from "./theme.mjs";

// As many winners have a colour of their own; those after them share one.
const Colours = 8;

export const windows = ({ bounds, winners, candidates }) => {
  // Letters as the table below has them: names with multipliers would not fit above the map.
  const named = candidates.slice(0, Colours).map((_, place) => String.fromCharCode(65 + place));
  const series = [...named, ...(candidates.length > Colours ? ["others"] : [])].map((name, place) => ({
    name,
    type: "heatmap",
    data: [],
    emphasis: { disabled: true },
    itemStyle: { color: colour(`c${place}`), borderColor: colour("page"), borderWidth: bounds.length > 60 ? 0 : 1 },
  }));
  winners.forEach((row, i) =>
    row.forEach((winner, j) => {
      if (winner === null || !candidates[winner]) return;
      const own = series[Math.min(winner, Colours)];
      own.data.push({ value: [i, j - 1, winner], itemStyle: { color: own.itemStyle.color } });
    }),
  );
  const title = { nameTextStyle: { color: colour("soft"), fontSize: 12 }, nameLocation: "middle" };
  return {
    ...frame(),
    grid: { left: 32, right: 16, top: 40, bottom: 32, containLabel: true },
    legend: { top: 0, textStyle: { color: colour("ink") } },
    tooltip: tooltip("item", (p) => {
      const [i, place, winner] = p.value;
      const c = candidates[winner];
      return tip(`Rounds ${bounds[i]} to ${bounds[place + 1] - 1}`, c.model, combination(c.multipliers));
    }),
    xAxis: categories(bounds.slice(0, -1), { name: "first round", nameGap: 28, ...title }),
    yAxis: categories(bounds.slice(1).map((b) => b - 1), { name: "last round", nameGap: 44, ...title }),
    series,
  };
};
