// A page that takes long says how far its answer is. The question that computes it counts; here it is only asked for and shown.
const PATIENCE = 700;
const PAUSE = 500;
// Whoever broke the loading off waits for nothing more, and no event says so.
const MOST_SILENT = 120;

let waiting = null;

const show = ({ title, share }) => {
  waiting.line ??= document.body.appendChild(document.createElement("aside"));
  const { line } = waiting;
  line.className = "progress";
  line.setAttribute("role", "status");
  line.textContent = `${title}: ${Math.floor(share * 100)} % computed`;
  const bar = line.appendChild(document.createElement("progress"));
  bar.value = share;
  bar.setAttribute("aria-hidden", "true");
};

const look = async (turn) => {
  const reply = await fetch(`/progress.json?of=${encodeURIComponent(turn.page)}`).catch(() => null);
  if (waiting !== turn) return;
  turn.silent = reply?.status === 200 ? 0 : turn.silent + 1;
  if (turn.silent > MOST_SILENT) return end();
  if (reply?.status === 200) show(await reply.json());
  if (waiting === turn) turn.timer = setTimeout(look, PAUSE, turn);
};

const end = () => {
  clearTimeout(waiting?.timer);
  waiting?.line?.remove();
  waiting = null;
};

const begin = (address) => {
  end();
  const { origin, pathname, search } = new URL(address, location.href);
  if (origin !== location.origin) return;
  const turn = { page: pathname + search, line: null, timer: null, silent: 0 };
  waiting = turn;
  turn.timer = setTimeout(look, PATIENCE, turn);
};

const isPlain = (event) =>
  event.button === 0 && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

const opens = (link) => link?.href && !link.target && !link.hasAttribute("download") && !link.getAttribute("href").startsWith("#");

// Where a form or link leads to another page, this one stays until the other is there.
export const showProgress = () => {
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (isPlain(event) && opens(link)) begin(link.href);
  });
  addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || form.method !== "get") return;
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form, submitter)).toString();
    begin(address);
  });
  document.addEventListener("htmx:beforeSend", ({ detail }) => begin(detail.pathInfo.finalRequestPath));
  document.addEventListener("htmx:afterRequest", end);
  addEventListener("pageshow", end);
};
