import htmx from "htmx.org";

const token = () => ({ "X-Ballast-Csrf": document.body.dataset.csrf ?? "" });

// On Data the list stands below what is stored, which is drawn anew; ways to begin have one of their own.
const list = () => document.getElementById("brought") ?? document.querySelector("[data-brought]");

// What came of it, as text: a file may be called anything.
const say = (text) => {
  const line = document.createElement("li");
  line.textContent = text;
  list().prepend(line);
  return line;
};

const refresh = () => htmx.ajax("GET", location.pathname + location.search, { target: "#stored", swap: "innerHTML" });

const reason = (answer) => answer.message ?? answer.detail ?? answer.title ?? "It was refused.";

const ask = async (form, file, isTrial) => {
  const address = new URL(form.dataset.import, location.href);
  address.searchParams.set("name", file.name);
  if (isTrial) address.searchParams.set("dry-run", "true");
  for (const name of ["metric", "model"]) {
    const said = form.elements[name].value.trim();
    if (said) address.searchParams.set(name, said);
  }
  const response = await fetch(address, { method: "POST", body: file, headers: { ...token(), "Content-Type": "application/octet-stream" } });
  return response.json();
};

const amounts = (counts) =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what.replace(/([A-Z])/g, " $1").toLowerCase()} ${count.toLocaleString("en-US")}`)
    .join(", ") || "nothing";

const outcomeOf = (file, answer) => {
  const [read, refused] = [answer.files?.[0], answer.refused?.[0]];
  if (!read) return `${file.name}: ${refused?.message ?? reason(answer)}`;
  const bad = read.badRows > 0 ? `; ${many(read.badRows, "row")} could not be read, the first: line ${read.firstBadRows[0]?.line}, ${read.firstBadRows[0]?.reason}` : "";
  const changed = Object.values(read.changed).some((c) => c > 0) ? `; changed: ${amounts(read.changed)}` : "";
  return `${file.name}: ${read.kind}, ${many(read.rows, "row")}; new: ${amounts(read.new)}${changed}${bad}${read.doubt ? `. ${read.doubt}` : ""}`;
};

const button = (text, press) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", press, { once: true });
  return made;
};

// What a file would bring, and the choice: nothing is kept before it.
const offer = (form, file, answer) =>
  new Promise((chosen) => {
    const box = document.createElement("p");
    box.className = "offer";
    box.textContent = `${outcomeOf(file, answer)} `;
    const done = (isKept) => {
      box.remove();
      chosen(isKept);
    };
    box.append(button("Keep it", () => done(true)), " ", button("Leave it", () => done(false)));
    document.getElementById("preview").append(box);
    box.querySelector("button").focus();
  });

const send = async (form, file) => {
  const line = say(`${file.name}: being read\u2026`);
  try {
    const seen = await ask(form, file, true);
    const isReadable = (seen.files?.length ?? 0) > 0;
    if (!isReadable) line.textContent = outcomeOf(file, seen);
    else if (await offer(form, file, seen)) {
      const answer = await ask(form, file, false);
      line.textContent = answer.files?.length > 0 ? `Kept. ${outcomeOf(file, answer)}` : outcomeOf(file, answer);
      if (answer.files?.length > 0) document.querySelector("[data-undo]").parentElement.hidden = false;
    } else line.textContent = `${file.name}: left, nothing of it is kept`;
  } catch {
    line.textContent = `${file.name}: the server could not be reached.`;
  }
  refresh();
};

const undo = async (pressed) => {
  const line = say("Being taken back\u2026");
  try {
    const answer = await (await fetch(pressed.dataset.undo, { method: "POST", headers: token() })).json();
    line.textContent = answer.undone ? answer.undone.map((f) => `${f.file}: taken back, ${amounts(f.removed)}`).join("; ") : reason(answer);
  } catch {
    line.textContent = "The server could not be reached.";
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
  if (answer.state !== "running") return document.getElementById("stored") ? refresh() : answer.state === "done" && location.reload();
  await new Promise((later) => setTimeout(later, 1000));
  return watch(address, line);
};

const sync = async (address, query = "") => {
  const line = say("Sync: asked for…");
  try {
    const response = await fetch(address + query, { method: "POST", headers: token() });
    if (response.ok) return await watch(address, line);
    line.textContent = `Sync: ${reason(await response.json())}`;
  } catch {
    line.textContent = "Sync: the server could not be reached.";
  }
};

// The first visit: names of public models, and the page anew when they are there.
const begin = (form) =>
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const names = form.elements.models.value.split(",").map((n) => n.trim()).filter((n) => n !== "");
    sync(form.dataset.fetch, `?${names.map((n) => `model=${encodeURIComponent(n)}`).join("&")}`);
  });

export const bring = () => {
  document.querySelectorAll("[data-fetch]").forEach(begin);
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
  const syncing = document.querySelector("[data-sync]");
  syncing?.addEventListener("click", () => sync(syncing.dataset.sync));
  const undoing = document.querySelector("[data-undo]");
  undoing?.addEventListener("click", () => undo(undoing));
};
