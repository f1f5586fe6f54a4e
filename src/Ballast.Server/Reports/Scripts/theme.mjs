// Colours come from the style sheet, so that charts and tables mean the same by them, by day and by night.
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export const narrow = (box) => box.clientWidth < 520;

// Text nodes, never markup: a model may be called anything.
export const tip = (title, ...lines) => {
  const box = document.createElement("div");
  box.className = "tip";
  const head = document.createElement("b");
  head.textContent = title;
  box.append(head);
  for (const line of lines) {
    const row = document.createElement("span");
    row.textContent = line;
    box.append(row);
  }
  return box;
};

export const tooltip = (trigger, formatter) => ({
  trigger,
  formatter,
  confine: true,
  transitionDuration: 0,
  backgroundColor: colour("card"),
  borderColor: colour("line"),
  padding: [6, 10],
  axisPointer: { type: trigger === "axis" ? "line" : "none", lineStyle: { color: colour("soft") } },
});

export const frame = () => ({ animation: false, textStyle: { fontFamily: "system-ui, sans-serif", color: colour("ink") } });

export const labels = (extra = {}) => ({ color: colour("soft"), fontSize: 11, hideOverlap: true, ...extra });

export const categories = (data, extra = {}, label = {}) => ({
  type: "category",
  data,
  axisLine: { lineStyle: { color: colour("line") }, onZero: false },
  axisTick: { show: false },
  axisLabel: labels(label),
  ...extra,
});

export const values = (write, extra = {}) => ({
  type: "value",
  axisLabel: labels({ formatter: write }),
  splitLine: { lineStyle: { color: colour("faint") } },
  nameTextStyle: { color: colour("soft"), align: "left", fontSize: 11 },
  nameGap: 22,
  ...extra,
});

// First places of a series whose rule differs from the one before.
export const boundaries = (entries) =>
  entries.map((_, i) => i).filter((i) => i > 0 && entries[i].rule !== entries[i - 1].rule);

export const regimeLines = (entries, withLabel = true) => ({
  silent: true,
  symbol: "none",
  animation: false,
  lineStyle: { color: colour("soft"), type: "dashed", width: 1 },
  label: {
    show: withLabel,
    color: colour("soft"),
    fontSize: 10,
    position: "end",
    distance: 4,
    formatter: (p) => `from ${entries[p.value].round}`,
  },
  data: boundaries(entries).map((i) => ({ xAxis: i })),
});

// Long names are cut in a chart; the table beside it has them whole.
export const short = (name, length = 18) => (name.length > length ? name.slice(0, length - 1) + "\u2026" : name);

// Ink on pale cells, the page's own colour on strong ones: the two change places at night, and so do the cells.
export const onCell = (strength) => colour(Math.abs(strength) > 0.65 ? "card" : "ink");
