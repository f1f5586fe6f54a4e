import { drawCharts } from "./charts.mjs";
import { unpacked } from "./packed.mjs";

const draw = async () => {
  const [report, curves, lines] = await Promise.all(["report", "curves", "lines"].map(unpacked));
  drawCharts(document, { ...JSON.parse(report), lines: JSON.parse(lines) }, JSON.parse(curves));
};

// What is saved is what `ballast report --json` gives.
const save = async () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([await unpacked("report")], { type: "application/json" }));
  link.download = "ballast-report.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

if (typeof DecompressionStream === "undefined") {
  document.getElementById("no-charts").hidden = false;
  document.body.dataset.drawn = "";
} else {
  draw().finally(() => (document.body.dataset.drawn = ""));
  const button = document.getElementById("save");
  button.hidden = false;
  button.addEventListener("click", save);
}
