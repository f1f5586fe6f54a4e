import { overRounds } from "./ranges.mjs";
import { axisPercent, plain } from "./format.mjs";
import { colour, frame, tip, tooltip, values, labels } from "./theme.mjs";

// The chosen model in colour, the others behind it in grey: sixteen colours would tell nobody apart.
export const field = (score, curves, choice, other) => {
  const line = (c) => c.rounds.map((round, i) => [round, c.percentile[i]]);
  const chosen = curves[choice];
  return overRounds({
    ...frame(),
    grid: { left: 8, right: 24, top: 46, bottom: 8, containLabel: true },
    tooltip: tooltip("axis", (points) => {
      const own = points.find((p) => p.seriesName === "chosen");
      return own ? tip(`Round ${own.value[0]}`, score.models[choice].model, `above ${plain(own.value[1])} of the field`) : "";
    }),
    xAxis: { ...values((v) => `${v}`, { min: "dataMin", max: "dataMax", minInterval: 1, splitLine: { show: false } }), axisLabel: labels({ formatter: (v) => String(Math.round(v)), showMaxLabel: false }) },
    yAxis: values(axisPercent, { min: 0, max: 1, name: `share of the field below, ${chosen.window} rounds` }),
    series: [
      ...curves.filter((_, i) => i !== choice).map((c) => ({ type: "line", showSymbol: false, silent: true, lineStyle: { color: colour("c8"), width: 1, opacity: 0.6 }, data: line(c) })),
      ...(other === null ? [] : [{ name: "beside", type: "line", showSymbol: false, lineStyle: { color: colour("c1"), width: 2, type: "dashed" }, itemStyle: { color: colour("c1") }, data: line(curves[other]) }]),
      {
        name: "chosen",
        type: "line",
        showSymbol: chosen.rounds.length < 3,
        lineStyle: { color: colour("accent"), width: 2.5 },
        itemStyle: { color: colour("accent") },
        data: line(chosen),
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour("soft"), type: "dashed" }, data: [{ yAxis: 0.5 }] },
      },
    ],
  }, chosen.rounds.map((round) => ({ round })));
};
