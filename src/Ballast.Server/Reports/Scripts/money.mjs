import { overRounds } from "./ranges.mjs";
import { amount, axis, nmr, percent, rule } from "./format.mjs";
import { categories, colour, frame, narrow, regimeLines, short, tip, tooltip, values } from "./theme.mjs";

const roundTip = (r, ...lines) => tip(`Round ${r.round}, resolved ${r.date}`, ...lines, rule(r.rule));

export const cumulative = ({ rounds }) => overRounds({
  ...frame(),
  grid: { left: 8, right: 16, top: 46, bottom: 8, containLabel: true },
  tooltip: tooltip("axis", ([p]) => {
    const r = rounds[p.dataIndex];
    return roundTip(r, `added up ${nmr(r.cumulative)}`, `this round ${nmr(r.net)}`);
  }),
  xAxis: categories(rounds.map((r) => r.date)),
  yAxis: values(axis, { name: "NMR, added up", scale: false }),
  series: [
    {
      type: "line",
      data: rounds.map((r) => r.cumulative),
      showSymbol: rounds.length < 3,
      lineStyle: { color: colour("accent"), width: 2 },
      itemStyle: { color: colour("accent") },
      areaStyle: { color: colour("accent"), opacity: 0.08 },
      markLine: regimeLines(rounds),
    },
  ],
}, rounds);

export const payouts = ({ rounds }) => overRounds({
  ...frame(),
  grid: { left: 8, right: 16, top: 46, bottom: 8, containLabel: true },
  tooltip: tooltip("axis", ([p]) => {
    const r = rounds[p.dataIndex];
    return roundTip(r, `payouts ${nmr(r.payouts)}`, `burns ${nmr(r.burns)}`, `net ${nmr(r.net)}, return ${percent(r.return)}`);
  }),
  xAxis: categories(rounds.map((r) => r.round)),
  yAxis: values(axis, { name: "NMR a round" }),
  series: [
    { name: "payouts", type: "bar", stack: "round", data: rounds.map((r) => r.payouts), itemStyle: { color: colour("gain") }, markLine: regimeLines(rounds) },
    { name: "burns", type: "bar", stack: "round", data: rounds.map((r) => r.burns), itemStyle: { color: colour("burn") } },
  ],
}, rounds);

const tone = (value) => colour(value < 0 ? "burn" : "gain");

const Ends = 15;

// The largest first; of many the first and the last, and what all between brought together.
const few = (pairs) => {
  const sorted = [...pairs].sort(([, a], [, b]) => b - a);
  if (sorted.length <= 2 * Ends + 1) return sorted;
  const between = sorted.slice(Ends, -Ends);
  return [...sorted.slice(0, Ends), [`${between.length} others`, between.reduce((sum, [, value]) => sum + (value ?? 0), 0)], ...sorted.slice(-Ends)];
};

// Bars from a name to an amount, the largest above.
export const bars = (all, write = nmr, unit = "NMR") => barsOf(few(all), write, unit);

const barsOf = (pairs, write, unit) => ({
  ...frame(),
  grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
  tooltip: tooltip("item", (p) => tip(pairs[p.dataIndex][0], write(pairs[p.dataIndex][1]))),
  xAxis: values(axis, { name: unit, nameLocation: "end", nameGap: 4, splitNumber: 4 }),
  yAxis: categories(pairs.map(([name]) => name), { inverse: true }, { formatter: (n) => short(n), interval: 0 }),
  series: [{ type: "bar", barMaxWidth: 22, data: pairs.map(([, value]) => ({ value: value ?? "-", itemStyle: { color: tone(value) } })) }],
});

// Steps that float from where the last one ended: [name, change, isTotal, words].
export const waterfall = (steps, box) => {
  const flat = narrow(box);
  let level = 0;
  const boxes = steps.map(([, change, isTotal]) => {
    const from = isTotal ? 0 : level;
    level = isTotal ? change : level + change;
    return [Math.min(from, level), Math.max(from, level)];
  });
  const fill = steps.map(([, change, isTotal]) => (isTotal ? colour("soft") : tone(change)));
  // A bar that crosses zero is drawn in its two halves, because stacked bars never cross it.
  const part = (pick) => boxes.map(([low, high], i) => ({ value: pick(low, high), itemStyle: { color: fill[i] } }));
  const hidden = { color: "transparent" };
  const names = categories(steps.map(([name]) => name), flat ? { inverse: true } : {}, { interval: 0, formatter: (n, i) => `${short(n, 20)}\n${amount(steps[i][1])}`, lineHeight: 15 });
  const amounts = values(axis, { name: "NMR", splitNumber: 4 });
  const bar = (data, stack, extra = {}) => ({ type: "bar", stack, barMaxWidth: 64, barGap: "-100%", data, ...extra });
  return {
    ...frame(),
    grid: { left: 8, right: 24, top: flat ? 8 : 46, bottom: flat ? 24 : 8, containLabel: true },
    tooltip: tooltip("item", (p) => tip(steps[p.dataIndex][0], nmr(steps[p.dataIndex][1]), ...(steps[p.dataIndex][3] ? [steps[p.dataIndex][3]] : []))),
    xAxis: flat ? amounts : names,
    yAxis: flat ? names : amounts,
    series: [
      bar(boxes.map(([low]) => Math.max(low, 0)), "up", { itemStyle: hidden, silent: true }),
      bar(part((low, high) => Math.max(high, 0) - Math.max(low, 0)), "up"),
      bar(boxes.map(([, high]) => Math.min(high, 0)), "down", { itemStyle: hidden, silent: true }),
      bar(part((low, high) => Math.min(low, 0) - Math.min(high, 0)), "down"),
    ],
  };
};

export const bridge = (b, box) =>
  waterfall(
    [
      ...b.steps.map((s) => [s.step, s.change, false, s.words]),
      ...(b.leftOut === 0 ? [] : [["left out", b.leftOut, false, `payouts without ${b.rankedBy} or without a formula`]]),
      ["net", b.total, true, ""],
    ],
    box,
  );
