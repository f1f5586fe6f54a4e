import { colour, labels } from "./theme.mjs";

// Fewer rounds are seen whole.
const Few = 20;
const Slider = 26;

const known = new WeakMap();

// Says that a chart's first axis is rounds: each with its number and, where known, its date and rule, in the order of the axis.
export const overRounds = (options, entries) => {
  known.set(options, entries);
  return options;
};

const day = (entry) => Date.parse(entry.date ?? entry.resolves);

const spans = (entries) => {
  const last = entries.length - 1;
  const from = (test) => Math.max(0, entries.findIndex(test));
  const end = day(entries[last]);
  const { rule } = entries[last];
  const ruleFrom = entries.findLastIndex((e) => e.rule !== rule) + 1;
  return [
    ["30 rounds", last >= 30 ? last - 29 : null],
    ["90 rounds", last >= 90 ? last - 89 : null],
    ["1 year", isNaN(end) || end - day(entries[0]) < 366 * 864e5 ? null : from((e) => day(e) >= end - 365 * 864e5)],
    ["This rule", rule && ruleFrom > 0 ? ruleFrom : null],
    ["All", 0],
  ].filter(([, first]) => first !== null);
};

// An axis of categories counts places, one of numbers the rounds themselves.
const window = (options, entries, first) => {
  const axis = [options.xAxis].flat()[0];
  const last = entries.length - 1;
  return axis.type === "category" ? { startValue: first, endValue: last } : { startValue: entries[first].round, endValue: entries[last].round };
};

// The same options with a slider below and a wheel that zooms while Ctrl is held, so that the page still scrolls.
export const zoomable = (options, first) => {
  const entries = known.get(options);
  if (!entries || entries.length < Few) return options;
  const every = [options.xAxis].flat().map((_, i) => i);
  const range = window(options, entries, first ?? 0);
  const zoom = { xAxisIndex: every, filterMode: "none", ...range };
  const isPaper = document.documentElement.classList.contains("paper");
  const grids = [options.grid].flat();
  const lowest = grids[grids.length - 1];
  return {
    ...options,
    grid: [...grids.slice(0, -1), { ...lowest, bottom: (lowest.bottom ?? 8) + Slider }],
    dataZoom: [
      { type: "inside", ...zoom, zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, preventDefaultMouseMove: false },
      {
        type: "slider",
        ...zoom,
        show: !isPaper,
        height: 14,
        bottom: 4,
        brushSelect: false,
        showDetail: false,
        borderColor: colour("line"),
        fillerColor: colour("faint"),
        handleStyle: { color: colour("card"), borderColor: colour("accent") },
        moveHandleSize: 0,
        dataBackground: { lineStyle: { color: colour("line") }, areaStyle: { color: colour("faint") } },
        selectedDataBackground: { lineStyle: { color: colour("accent") }, areaStyle: { color: colour("faint") } },
        textStyle: labels(),
      },
    ],
  };
};

// Buttons above a chart over rounds, once; each is told which place its range begins at.
export const addRanges = (box, options, choose) => {
  const entries = known.get(options);
  if (!entries || entries.length < Few || box.previousElementSibling?.matches(".ranges")) return;
  const row = document.createElement("div");
  row.className = "ranges";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", `Rounds shown of: ${box.getAttribute("aria-label")}`);
  for (const [name, first] of spans(entries)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-pressed", String(name === "All"));
    button.addEventListener("click", () => {
      row.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b === button)));
      choose(first);
    });
    row.append(button);
  }
  if (row.children.length > 1) box.before(row);
};
