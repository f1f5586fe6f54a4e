import htmx from "htmx.org";

const token = () => ({ "X-Ballast-Csrf": document.body.dataset.csrf ?? "" });

// What came of it, as text: a file may be called anything.
const say = (text) => {
  const line = document.createElement("li");
  line.textContent = text;
  document.getElementById("brought").prepend(line);
  return line;
};

const refresh = () => htmx.ajax("GET", location.pathname + location.search, { target: "#stored", swap: "innerHTML" });

const told = (answer) => answer.message ?? answer.detail ?? answer.title ?? "It was refused.";

const send = async (form, file) => {
  const line = say(`${file.name}: being read…`);
  const address = new URL(form.dataset.import, location.href);
  address.searchParams.set("name", file.name);
  const metric = form.elements.metric.value.trim();
  if (metric) address.searchParams.set("metric", metric);
  const model = form.elements.model.value.trim();
  if (model) address.searchParams.set("model", model);
  try {
    const response = await fetch(address, { method: "POST", body: file, headers: { ...token(), "Content-Type": "application/octet-stream" } });
    const answer = await response.json();
    const [read, refused] = [answer.files?.[0], answer.refused?.[0]];
    line.textContent = read
      ? `${file.name}: ${read.kind}, ${many(read.rows, "row")}, ${read.badRows} that could not be read`
      : `${file.name}: ${refused?.message ?? told(answer)}`;
  } catch {
    line.textContent = `${file.name}: the server could not be reached.`;
  }
  refresh();
};

const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

// What a sync did, or why it failed; nothing while it runs.
const outcome = ({ message, models, new: kept }) => {
  if (message) return `: ${message}`;
  if (!kept) return "";
  return `: ${many(models.length, "model")}, ${many(kept.scores, "new score")}, ${many(kept.positions, "new stake")}`;
};

const watch = async (address, line) => {
  const answer = await (await fetch(address)).json();
  line.textContent = `Sync: ${answer.state}${outcome(answer.answer ?? {})}`;
  if (answer.state !== "running") return refresh();
  await new Promise((later) => setTimeout(later, 1000));
  return watch(address, line);
};

const sync = async (button) => {
  const line = say("Sync: asked for…");
  try {
    const response = await fetch(button.dataset.sync, { method: "POST", headers: token() });
    if (response.ok) await watch(button.dataset.sync, line);
    else line.textContent = `Sync: ${told(await response.json())}`;
  } catch {
    line.textContent = "Sync: the server could not be reached.";
  }
};

export const bring = () => {
  const form = document.querySelector("[data-import]");
  if (!form) return;
  // One at a time, also when more are dropped meanwhile: the server takes one.
  let turn = Promise.resolve();
  const all = (files) => (turn = files.reduce((before, file) => before.then(() => send(form, file)), turn));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.file.addEventListener("change", async ({ target }) => {
    await all([...target.files]);
    // So that the same file, mended, can be chosen again.
    target.value = "";
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    all([...event.dataTransfer.files]);
  });
  const button = document.querySelector("[data-sync]");
  button?.addEventListener("click", () => sync(button));
};
