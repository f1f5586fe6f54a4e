import { overRounds } from "./ranges.mjs";
import { axis, axisPercent, percent, plain, ratio, rule } from "./format.mjs";
import { boundaries, categories, colour, frame, labels, narrow, onCell, regimeLines, short, tip, tooltip, values } from "./theme.mjs";

// Two panels above each other over the same rounds; the upper one is the larger.
const panels = (series, upper, lower, say) => {
  const rounds = series.map((r) => r.round);
  const line = (panel, place, isFirst) => ({
    type: "line",
    xAxisIndex: place,
    yAxisIndex: place,
    showSymbol: false,
    lineStyle: { color: colour(panel.colour), width: 1.75, type: panel.dashed ? "dashed" : "solid" },
    itemStyle: { color: colour(panel.colour) },
    areaStyle: panel.filled ? { color: colour(panel.colour), opacity: 0.25 } : undefined,
    data: panel.data,
    markLine: isFirst ? regimeLines(series, place === 0) : undefined,
  });
  return overRounds({
    ...frame(),
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    grid: [
      { left: 56, right: 16, top: 46, height: "42%" },
      { left: 56, right: 16, bottom: 28, height: "24%" },
    ],
    tooltip: tooltip("axis", (points) => {
      const i = points[0].dataIndex;
      return tip(`Round ${series[i].round}, resolved ${series[i].date}`, ...say(i), rule(series[i].rule));
    }),
    xAxis: [
      categories(rounds, { gridIndex: 0 }, { show: false }),
      categories(rounds, { gridIndex: 1 }),
    ],
    yAxis: [
      values(upper.axis, { gridIndex: 0, name: upper.name, scale: upper.scale }),
      values(lower.axis, { gridIndex: 1, name: lower.name, splitNumber: 3 }),
    ],
    series: [...upper.lines.map((p, i) => line(p, 0, i === 0)), ...lower.lines.map((p, i) => line(p, 1, i === 0))],
  }, series);
};

// The curve is cut where the rule changes: a stroke from the old end to the new beginning would look like a loss.
const pieces = (series, data) => {
  const starts = [0, ...boundaries(series), series.length];
  return starts.slice(0, -1).map((from, k) => data.map((v, i) => (i >= from && i < starts[k + 1] ? v : null)));
};

// What another one was in the same rounds; nothing where it was not there.
const inRoundsOf = (series, other, values) => {
  const byRound = new Map(other.series.map((r, i) => [r.round, values[i]]));
  return series.map((r) => byRound.get(r.round) ?? null);
};

const nameOf = (subject) => (subject.isMix ? "the mix" : subject.name);

// Lines of the chosen one and, dashed, of the one beside it; both cut where the rule changes.
const both = (chosen, other, pick, look) => [
  ...pieces(chosen.series, pick(chosen.curve)).map((data) => ({ data, ...look })),
  ...(other ? pieces(chosen.series, inRoundsOf(chosen.series, other, pick(other.curve))).map((data) => ({ data, colour: "c1", dashed: true })) : []),
];

export const equity = (chosen, other) => {
  const { series, curve } = chosen;
  const beside = other && inRoundsOf(series, other, other.curve.equity);
  return panels(
    series,
    { name: "1 NMR became", axis, scale: true, lines: both(chosen, other, (c) => c.equity, { colour: "accent" }) },
    { name: "below its peak", axis: axisPercent, lines: both(chosen, other, (c) => c.drawdown, { colour: "burn", filled: true }) },
    (i) => [
      `1 NMR became ${ratio(curve.equity[i])}`,
      `below its peak ${percent(curve.drawdown[i])}`,
      `return ${percent(series[i].return)}`,
      ...(other ? [`${nameOf(other)}: 1 NMR became ${ratio(beside[i])}`] : []),
    ],
  );
};

export const rolling = (chosen, other) => {
  const { series, curve } = chosen;
  const line = (pick, look) => [
    { data: pick(curve), colour: look },
    ...(other ? [{ data: inRoundsOf(series, other, pick(other.curve)), colour: "c1", dashed: true }] : []),
  ];
  return panels(
    series,
    { name: `mean return, ${curve.window} rounds`, axis: axisPercent, scale: false, lines: line((c) => c.mean, "accent") },
    { name: `volatility, ${curve.window} rounds`, axis: axisPercent, lines: line((c) => c.volatility, "unresolved") },
    (i) => [`mean ${percent(curve.mean[i])}`, `volatility ${plain(curve.volatility[i])}`],
  );
};

export const correlation = ({ models, correlations, clusters }, box) => {
  // Groups lie side by side, so that they show as blocks; models of no group come last, in their order.
  const grouped = clusters.flat().filter((m) => models.includes(m));
  const order = [...grouped, ...models.filter((m) => !grouped.includes(m))].map((m) => models.indexOf(m));
  const cells = order.flatMap((row, y) => order.map((column, x) => [x, y, correlations[row][column]]));
  const names = order.map((i) => models[i]);
  const few = models.length <= (narrow(box) ? 6 : 12);
  const label = { formatter: (n) => short(n, narrow(box) ? 10 : 16), interval: 0 };
  return {
    ...frame(),
    grid: { left: 8, right: 8, top: 8, bottom: 48, containLabel: true },
    tooltip: tooltip("item", (p) => tip(`${names[p.value[0]]} and ${names[p.value[1]]}`, `correlation ${ratio(p.value[2] === "-" ? null : p.value[2])}`)),
    visualMap: {
      min: -1,
      max: 1,
      calculable: false,
      orient: "horizontal",
      left: "center",
      bottom: 0,
      itemHeight: 140,
      itemWidth: 12,
      text: ["1", "\u22121"],
      textStyle: labels(),
      inRange: { color: [colour("burn"), colour("card"), colour("gain")] },
    },
    xAxis: categories(names, {}, { ...label, rotate: 60 }),
    yAxis: categories(names, { inverse: true }, label),
    series: [
      {
        type: "heatmap",
        data: cells.map(([x, y, v]) => ({ value: [x, y, v ?? "-"], label: { color: onCell(v ?? 0) } })),
        label: { show: few, fontSize: 10, formatter: (p) => (p.value[2] === "-" ? "" : ratio(p.value[2])) },
        itemStyle: { borderColor: colour("page"), borderWidth: 1 },
        emphasis: { disabled: true },
      },
    ],
  };
};
