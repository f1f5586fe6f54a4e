import { overRounds } from "./ranges.mjs";
import { axis, axisPercent, amount, percent, ratio } from "./format.mjs";
import { colour, frame, labels, tip, tooltip, values } from "./theme.mjs";

// Lines over rounds, each with a name; at most ten, so that each has a colour and the last ones a dash as well.
export const lines = (chart) => {
  const [write, axisWrite] = { share: [percent, axisPercent], nmr: [amount, axis], number: [ratio, axis] }[chart.unit];
  const rounds = [...new Set(chart.lines.flatMap((l) => l.points.map(([round]) => round)))].sort((a, b) => a - b);
  return overRounds({
    ...frame(),
    grid: { left: 8, right: 24, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, type: "scroll", textStyle: { color: colour("ink") }, formatter: (name) => name },
    tooltip: tooltip("axis", (points) =>
      tip(`Round ${points[0].value[0]}`, ...points.map((p) => `${p.seriesName}: ${write(p.value[1])}`)),
    ),
    xAxis: { ...values((v) => `${v}`, { min: "dataMin", max: "dataMax", minInterval: 1, splitLine: { show: false } }), axisLabel: labels({ formatter: (v) => String(Math.round(v)), showMaxLabel: false }) },
    yAxis: values(axisWrite, { name: { share: "", nmr: "NMR", number: "" }[chart.unit] }),
    series: chart.lines.map((line, i) => ({
      name: line.name,
      type: "line",
      showSymbol: line.points.length < 3,
      itemStyle: { color: colour(`c${i % 8}`) },
      lineStyle: { color: colour(`c${i % 8}`), width: 2, type: i < 8 ? "solid" : "dashed" },
      data: line.points,
    })),
  }, rounds.map((round) => ({ round })));
};
