// What the collector does, as it does it. Text only: models may be called anything.
const time = (moment) => new Date(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

// That nothing comes by itself is of use where somebody looks for what came: on Today and Data.
const isAboutNews = () => document.querySelector("[data-since], #stored") !== null;

const words = ({ phase, holder, self, next, running, failure }) => {
  if (running) return `Syncing ${running.tournament}: ${running.done} of ${running.total || "?"} models, because ${running.reason}`;
  if (phase === "off") return isAboutNews() ? "This server does not collect by itself" : "";
  if (failure) return `The last look failed: ${failure.reason}`;
  if (phase === "waiting" && holder && holder !== self) return "Another server of this store collects";
  return next ? `Next look at ${time(next.at)}: ${next.reason}` : "Nothing on the watch list to collect";
};

// A broken line the browser mends by itself; a refused one (a session that has ended) it does not.
const lost = (source) =>
  source.readyState === EventSource.CLOSED
    ? "No news any more: load the page again"
    : "The server cannot be reached; trying again\u2026";

export const follow = () => {
  const line = document.querySelector("[data-follow]");
  if (!line) return;
  const [said, news] = line.children;
  const source = new EventSource(line.dataset.follow);
  let known = null;
  source.addEventListener("collector", (event) => {
    const state = JSON.parse(event.data);
    said.textContent = words(state);
    // What was kept while the line was broken is told by nobody, but it counts; another process counts from 0.
    const { self, totals } = state;
    if (known && totals.newRows > (known.self === self ? known.rows : 0)) news.hidden = false;
    known = { self, rows: totals.newRows };
  });
  source.addEventListener("store", () => (news.hidden = false));
  source.addEventListener("error", () => (said.textContent = lost(source)));
  news.addEventListener("click", () => location.reload());
  addEventListener("pagehide", () => source.close());
};
