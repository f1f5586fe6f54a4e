import htmx from "htmx.org";
import { drawCharts } from "../../Reports/Scripts/charts.mjs";
import { completeNames } from "./names.mjs";
import { liven } from "./tables.mjs";
import { explainTerms } from "./terms.mjs";
import { bring } from "./upload.mjs";
import { follow } from "./live.mjs";
import { showProgress } from "./progress.mjs";

// What changes something needs the page's own token; htmx sends it along.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-Ballast-Csrf"] = document.body.dataset.csrf ?? "";
});

const brought = (scope) => {
  const read = (name) => JSON.parse(scope.querySelector(`:scope > template.${name}`).content.textContent);
  return { report: read("report"), curves: read("curves") };
};

const fetched = async (scope) => (await fetch(scope.dataset.from, { headers: { "HX-Request": "true" } })).json();

// Every part with charts brings the documents that they draw, or says where they are where these are long.
const draw = (root) => {
  const scopes = [...root.querySelectorAll("[data-charts]")];
  if (root.matches?.("[data-charts]")) scopes.push(root);
  for (const scope of scopes) {
    const documents = scope.dataset.from ? fetched(scope) : Promise.resolve(brought(scope));
    documents
      .then(({ report, curves }) => drawCharts(scope, report, curves))
      .finally(() => (scope.dataset.drawn = ""));
  }
  liven(root);
  completeNames(root);
};

// The page that is looked at is in sight in the navigation; a moment that was chosen is asked for at once.
const navigate = () => {
  // The list alone moves: scrollIntoView would move the window with it.
  const list = document.querySelector("#pages");
  const here = list?.querySelector("[aria-current]");
  if (here) {
    const end = Math.min(list.getBoundingClientRect().bottom, innerHeight);
    list.scrollTop += Math.ceil(Math.max(0, here.getBoundingClientRect().bottom - end));
  }
  document.querySelector(".moment")?.addEventListener("change", (event) => event.currentTarget.submit());
};

// Only the browser knows when it was here before; a look within the same half hour is the same visit.
const visit = () => {
  const box = document.querySelector("[data-since]");
  if (!box) return;
  const now = Date.now();
  const stored = JSON.parse(localStorage.getItem("ballast-visit") ?? "null");
  const isSame = stored && now - stored.last < 30 * 60 * 1000;
  const before = isSame ? stored.before : stored?.last;
  localStorage.setItem("ballast-visit", JSON.stringify({ before: before ?? null, last: now }));
  if (!before) return;
  const address = new URL(location.href);
  address.searchParams.set("since", new Date(before).toISOString());
  htmx.ajax("GET", address.pathname + address.search, { target: box, swap: "outerHTML" });
};

// A page of a while ago: a newer one is being made, and offered when it is there.
const offerNewer = async () => {
  const line = document.querySelector("[data-old]");
  if (!line) return;
  const [said, button] = line.children;
  button.addEventListener("click", () => location.reload());
  const newer = await fetch(location.href, { cache: "no-cache" });
  if (!newer.ok) return;
  said.textContent = said.textContent.replace("is being made", "is there");
  button.hidden = false;
};

document.addEventListener("htmx:load", (event) => event.detail.elt !== document.body && draw(event.detail.elt));
document.addEventListener("DOMContentLoaded", () => {
  draw(document);
  navigate();
  explainTerms();
  visit();
  bring();
  follow();
  showProgress();
  offerNewer();
});
