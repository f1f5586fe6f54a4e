import htmx from "htmx.org";
import { save } from "./download.mjs";

// Rows that are put into the page at once; the others follow as somebody scrolls to them.
const AtOnce = 200;
// Fewer rows can be read without being searched or sorted.
const WorthSorting = 3;
const WorthSearching = 12;

const make = (name, properties) => Object.assign(document.createElement(name), properties);

// What a cell is sorted by: its exact value, else its words; null where nothing is known, which stands last either way.
const key = (cell) => {
  const figure = cell?.querySelector("data");
  if (figure) return Number(figure.value);
  const text = cell?.textContent.trim() ?? "";
  if (text === "" || text === "n/a" || cell.querySelector(".unknown")) return null;
  const number = Number(text.replace(/[,\u00a0%]/g, "").replace("\u2212", "-"));
  return Number.isNaN(number) ? text : number;
};

const inOrder = (a, b) => {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: "base" });
};

const sorted = (rows, column, isDescending) =>
  rows
    .map((row) => ({ row, key: key(row.cells[column]) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return isDescending ? inOrder(b.key, a.key) : inOrder(a.key, b.key);
    })
    .map((r) => r.row);

class LiveTable {
  constructor(box) {
    this.box = box;
    this.table = box.querySelector("table");
    this.body = this.table.tBodies[0];
    this.heads = [...this.table.tHead.rows[0].cells];
    const more = box.nextElementSibling;
    this.more = more?.matches(".more") ? more : null;
    this.column = -1;
    this.isDescending = false;
    this.words = "";
    this.take([...this.body.rows]);
    this.addTools();
    this.end = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && this.addRows());
    box.classList.toggle("cards", this.heads.length > 2);
  }

  // Sums stay where they are: they are of all rows.
  take(rows) {
    const labels = this.heads.map((h) => h.textContent);
    rows.forEach((row) => [...row.cells].forEach((cell, i) => i > 0 && (cell.dataset.label = labels[i])));
    this.totals = rows.filter((r) => r.matches(".total"));
    this.rows = rows.filter((r) => !r.matches(".total"));
  }

  addTools() {
    const tools = make("div", { className: "tools" });
    if (this.rows.length >= WorthSorting) {
      this.heads.forEach((head, column) => this.addSorting(head, column));
    }
    if (this.rows.length >= WorthSearching || this.more) {
      const search = make("input", { type: "search", placeholder: "Find a row", autocomplete: "off" });
      search.setAttribute("aria-label", `Find a row of: ${this.table.caption.textContent}`);
      search.addEventListener("input", () => this.find(search.value));
      tools.append(search);
    }
    this.count = make("output", {});
    const csv = make("button", { type: "button", className: "csv", textContent: "CSV", title: "Save this table" });
    csv.addEventListener("click", async () => {
      await this.whole();
      save(this.table, this.rows.concat(this.totals));
    });
    tools.append(this.count, csv);
    this.box.before(tools);
    this.more?.querySelector("a").addEventListener("click", async (event) => {
      event.preventDefault();
      await this.whole();
      this.draw();
    });
  }

  addSorting(head, column) {
    if (head.textContent.trim() === "") return;
    const button = make("button", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => this.sort(column));
  }

  // Numbers the largest first, names from A: what is looked for most.
  async sort(column) {
    await this.whole();
    if (this.column === column) this.isDescending = !this.isDescending;
    else this.isDescending = typeof this.rows.map((r) => key(r.cells[column])).find((k) => k !== null) === "number";
    this.column = column;
    this.heads.forEach((head, i) =>
      i === column ? head.setAttribute("aria-sort", this.isDescending ? "descending" : "ascending") : head.removeAttribute("aria-sort"),
    );
    this.draw();
  }

  async find(text) {
    this.words = text.trim().toLowerCase();
    await this.whole();
    this.draw();
  }

  // The rows that the page left out, asked for once: somebody types on meanwhile.
  whole() {
    return (this.coming ??= this.more ? this.fetchRest() : Promise.resolve());
  }

  // The same page is asked for this table, whole.
  async fetchRest() {
    const link = this.more.querySelector("a");
    this.more.textContent = "The other rows are coming\u2026";
    const number = Number(new URL(link.href).searchParams.get("rows-of"));
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const table = page.querySelectorAll(".scroll > table")[number];
    if (answer.ok && table) {
      const rows = [...table.tBodies[0].rows].map((row) => document.adoptNode(row));
      rows.forEach((row) => htmx.process(row));
      this.take(rows);
      this.more.remove();
    } else this.more.textContent = "The other rows could not be fetched: load the page again.";
  }

  draw() {
    const found = this.words ? this.rows.filter((r) => r.textContent.toLowerCase().includes(this.words)) : this.rows;
    this.shown = this.column < 0 ? found : sorted(found, this.column, this.isDescending);
    this.count.textContent = this.words ? `${found.length} of ${this.rows.length} rows` : "";
    this.body.replaceChildren();
    this.drawn = 0;
    this.addRows();
  }

  addRows() {
    this.end.disconnect();
    const next = this.shown.slice(this.drawn, this.drawn + AtOnce);
    this.drawn += next.length;
    this.totals.forEach((t) => t.remove());
    this.body.append(...next, ...this.totals);
    if (this.drawn < this.shown.length && next.length > 0) this.end.observe(next[next.length - 1]);
  }
}

// Every table of a part of the page, once.
export const liven = (root) => {
  for (const box of root.querySelectorAll(".scroll:not([data-live]):has(> table)")) {
    box.dataset.live = "";
    new LiveTable(box);
  }
};
