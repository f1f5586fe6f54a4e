import { drawCharts } from "./charts.mjs";

const read = (id) => JSON.parse(document.getElementById(id).textContent);

drawCharts(document, { ...read("report"), lines: read("lines") }, read("curves"));
