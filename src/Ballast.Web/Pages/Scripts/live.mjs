// What the collector does, as it does it. Text only: models may be called anything.
const time = (moment) => new Date(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

const words = ({ phase, holder, self, next, running, failure }) => {
  if (running) return `Syncing ${running.tournament}: ${running.done} of ${running.total ?? "?"} models, because ${running.reason}`;
  if (failure) return `The last look failed: ${failure.message}`;
  if (phase === "waiting" && holder && holder !== self) return "Another server of this store collects";
  return next ? `Next look at ${time(next.at)}: ${next.reason}` : "Nothing on the watch list to collect";
};

export const follow = () => {
  const line = document.querySelector("[data-follow]");
  if (!line) return;
  const [said, news] = line.children;
  const source = new EventSource(line.dataset.follow);
  source.addEventListener("collector", (event) => (said.textContent = words(JSON.parse(event.data))));
  source.addEventListener("store", () => (news.hidden = false));
  news.addEventListener("click", () => location.reload());
  addEventListener("pagehide", () => source.close());
};
