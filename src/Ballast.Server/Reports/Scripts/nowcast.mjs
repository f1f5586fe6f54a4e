import { axis, nmr } from "./format.mjs";
import { categories, colour, frame, tip, tooltip, values } from "./theme.mjs";

// An interval as a bar that stands on an invisible one: stacked bars of one sign only, so both are moved up by the least end.
const band = (name, lows, highs, floor, opacity) => [
  { name: `${name} below`, type: "bar", stack: name, silent: true, barGap: "-100%", data: lows.map((v) => v - floor), itemStyle: { color: "transparent" } },
  { name, type: "bar", stack: name, barGap: "-100%", data: highs.map((v, i) => v - lows[i]), itemStyle: { color: colour("unresolved"), opacity } },
];

export const pending = ({ rounds }) => {
  const known = rounds.filter((r) => r.pending.expected !== null);
  const pick = (name) => known.map((r) => r.pending[name]);
  const [least, most] = [Math.min(0, ...pick("low95")), Math.max(0, ...pick("high95"))];
  // Steps of 1, 2 or 5 from a multiple of one on, so that 0 stays on a line of the axis.
  const rough = (most - least || 1) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((m) => m * power >= rough);
  const floor = Math.floor(least / step) * step;
  return {
    ...frame(),
    grid: { left: 8, right: 16, top: 46, bottom: 8, containLabel: true },
    tooltip: tooltip("axis", (points) => {
      const { round, resolves, pending: p } = known[points[0].dataIndex];
      return tip(
        `Round ${round}, resolves ${resolves.slice(0, 10)}`,
        `expected ${nmr(p.expected)}`,
        `80 %: ${nmr(p.low80)} to ${nmr(p.high80)}`,
        `95 %: ${nmr(p.low95)} to ${nmr(p.high95)}`,
        `at the scores shown now ${nmr(p.atShownScores)}`,
      );
    }),
    xAxis: categories(known.map((r) => r.round)),
    yAxis: values((v) => axis(v + floor), { name: "NMR a round", min: 0, interval: step, max: Math.ceil((most - floor) / step) * step }),
    series: [
      ...band("95 %", pick("low95"), pick("high95"), floor, 0.25),
      ...band("80 %", pick("low80"), pick("high80"), floor, 0.45),
      {
        name: "expected",
        type: "line",
        data: pick("expected").map((v) => v - floor),
        lineStyle: { width: 0 },
        symbol: "diamond",
        symbolSize: 8,
        itemStyle: { color: colour("ink") },
        markLine: { silent: true, symbol: "none", lineStyle: { color: colour("soft"), type: "solid", width: 1 }, label: { show: false }, data: [{ yAxis: -floor }] },
      },
    ],
  };
};
