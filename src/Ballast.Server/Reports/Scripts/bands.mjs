import { categories, colour, frame, labels, short, tip, tooltip, values } from "./theme.mjs";

const MOST = 60;

// Bands over rounds, a row for each name: who or what held from which round to which one. Each word has a colour of its own in all rows.
export const bands = (rows, newest) => {
  const shown = rows.filter((r) => r.bands.length > 0).slice(0, MOST);
  const words = [...new Set(shown.flatMap((r) => r.bands.map((b) => b.word)))];
  const first = Math.min(...shown.flatMap((r) => r.bands.map((b) => b.from)));
  const last = Math.max(newest ?? 0, ...shown.flatMap((r) => r.bands.map((b) => b.to ?? b.from)));
  const data = shown.flatMap((r, row) => r.bands.map((b) => ({ value: [row, b.from, (b.to ?? last) + 1], band: b, name: r.name })));
  return {
    ...frame(),
    grid: { left: 8, right: 24, top: 12, bottom: 8, containLabel: true },
    tooltip: tooltip("item", ({ data: d }) =>
      tip(d.name, d.band.word, d.band.to ? `rounds ${d.band.from} to ${d.band.to}` : `from round ${d.band.from} on`),
    ),
    xAxis: {
      ...values((v) => `${v}`, { min: first, max: last + 1, minInterval: 1, splitLine: { show: false } }),
      axisLabel: labels({ formatter: (v) => String(Math.round(v)), showMaxLabel: false }),
    },
    yAxis: categories(shown.map((r) => r.name), { inverse: true }, { formatter: (n) => short(n), interval: 0 }),
    series: [
      {
        type: "custom",
        encode: { x: [1, 2], y: 0 },
        clip: true,
        data,
        renderItem: (params, api) => {
          const [left, top] = api.coord([api.value(1), api.value(0)]);
          const [right] = api.coord([api.value(2), api.value(0)]);
          const height = Math.min(26, api.size([0, 1])[1] * 0.72);
          const { word } = data[params.dataIndex].band;
          return {
            type: "rect",
            shape: { x: left, y: top - height / 2, width: Math.max(1, right - left - 1), height, r: 2 },
            style: { fill: colour(`c${words.indexOf(word) % 8}`) },
            textContent: { style: { text: short(word, Math.floor((right - left) / 8)), fill: colour("card"), fontSize: 11 } },
            textConfig: { position: "inside" },
          };
        },
      },
    ],
  };
};

// Slots with the strategies that sat in them.
export const seats = ({ slots, newest }) =>
  bands(
    slots.map((s) => ({ name: s.slot, bands: s.assignments.map((a) => ({ word: a.strategy, from: a.from, to: a.to })) })),
    newest,
  );
