import { combination } from "./format.mjs";
import { categories, colour, frame, tip, tooltip } from "./theme.mjs";

// As many winners have a colour of their own as the table gives one (Sections/SensitivitySection.cs).
const Colours = 8;

export const windows = ({ bounds, winners, candidates }, box) => {
  const cells = [];
  winners.forEach((row, i) =>
    row.forEach((winner, j) => {
      if (winner !== null && candidates[winner])
        cells.push({ value: [i, j - 1, winner], itemStyle: { color: colour(`c${Math.min(winner, Colours)}`) } });
    }),
  );
  const title = { nameTextStyle: { color: colour("soft"), fontSize: 12 }, nameLocation: "middle" };
  return {
    ...frame(),
    grid: { left: 32, right: 16, top: 8, bottom: 32, containLabel: true },
    tooltip: tooltip("item", (p) => {
      const [i, place, winner] = p.value;
      const c = candidates[winner];
      return tip(`Rounds ${bounds[i]} to ${bounds[place + 1] - 1}`, c.model, combination(c.multipliers));
    }),
    xAxis: categories(bounds.slice(0, -1), { name: "first round", nameGap: 28, ...title }),
    yAxis: categories(bounds.slice(1).map((b) => b - 1), { name: "last round", nameGap: 44, ...title }),
    series: [{ type: "heatmap", data: cells, emphasis: { disabled: true }, itemStyle: { borderColor: colour("page"), borderWidth: bounds.length > 60 ? 0 : 1 } }],
  };
};
