import { categories, colour, frame, short, tip, tooltip } from "./theme.mjs";

// As many places as a narrow page can still tell apart.
const Places = 120;

// A band a model: the stronger the colour, the higher the tier. The highest tiers of now stand on top.
export const tiers = ({ tiers, models, moves, to }) => {
  const first = moves[0]?.round ?? 0;
  const last = Math.max(to, moves.at(-1)?.round ?? 0);
  const count = Math.min(Places, last - first + 1);
  const rounds = Array.from({ length: count }, (_, i) => first + Math.round(((last - first) * i) / Math.max(1, count - 1)));
  const names = models.map((m) => m.model).reverse();
  const series = tiers.map((t, i) => ({
    name: t.name,
    type: "heatmap",
    data: [],
    emphasis: { disabled: true },
    // All at once: drawn in pieces a paused page stays half empty.
    progressive: 0,
    itemStyle: { color: colour("accent"), opacity: 0.12 + (0.88 * i) / (tiers.length - 1) },
  }));
  names.forEach((name, row) => {
    const own = moves.filter((m) => m.model === name);
    rounds.forEach((round, column) => {
      const tier = tiers.findIndex((t) => t.name === own.findLast((m) => m.round <= round)?.to);
      if (tier >= 0) series[tier].data.push({ value: [column, row, tier], itemStyle: series[tier].itemStyle });
    });
  });
  return {
    ...frame(),
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, type: "scroll", textStyle: { color: colour("ink") } },
    tooltip: tooltip("item", ({ value: [column, row, tier] }) => {
      const move = moves.findLast((m) => m.model === names[row] && m.round <= rounds[column]);
      return tip(names[row], `round ${rounds[column]}: ${tiers[tier].name}`, `since ${move.round}: ${move.why.join("; ")}`);
    }),
    xAxis: categories(rounds),
    yAxis: categories(names.map((n) => short(n))),
    series,
  };
};
