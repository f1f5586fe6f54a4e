// Fields for names complete what is typed: models, groups and patterns, each after the last comma.
const Most = 12;

let known = null;

// All names at once, when a field is used for the first time: some ten thousand fit into the time of a key press.
const names = () =>
  (known ??= fetch(`/names.json${location.search}`)
    .then((answer) => answer.json())
    .catch(() => {
      // Asked for again when the next letter is typed.
      known = null;
      return [];
    }));

const matching = (all, text) => {
  const typed = text.toLowerCase();
  if (typed === "") return all.slice(0, Most);
  const starts = all.filter((n) => n.toLowerCase().startsWith(typed));
  const holds = all.filter((n) => !n.toLowerCase().startsWith(typed) && n.toLowerCase().includes(typed));
  return starts.concat(holds).slice(0, Most);
};

class NameField {
  constructor(input, number) {
    this.input = input;
    this.isList = input.dataset.names === "many";
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `suggestions-${number}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Names");
    this.list.hidden = true;
    input.after(this.list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id }))
      input.setAttribute(name, value);
    input.addEventListener("input", () => this.suggest());
    input.addEventListener("focus", () => names());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // Before the field is left, so that the click counts.
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const chosen = event.target.closest("li");
      if (chosen) this.choose(chosen.textContent);
    });
  }

  get typed() {
    return this.isList ? this.input.value.slice(this.input.value.lastIndexOf(",") + 1).trim() : this.input.value.trim();
  }

  async suggest() {
    const all = await names();
    const found = this.typed === "" ? [] : matching(all, this.typed);
    this.list.replaceChildren(
      ...found.map((name, i) => {
        const item = document.createElement("li");
        item.id = `${this.list.id}-${i}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = name;
        return item;
      }),
    );
    this.at = -1;
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  press(event) {
    const items = [...this.list.children];
    if (this.list.hidden || items.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : items.length - (this.at < 0 ? 0 : 1))) % items.length;
      items.forEach((item, i) => item.setAttribute("aria-selected", String(i === this.at)));
      items[this.at].scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", items[this.at].id);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.choose(items[this.at].textContent);
    } else if (event.key === "Escape") this.close();
  }

  choose(name) {
    const { value } = this.input;
    const before = this.isList ? value.slice(0, value.lastIndexOf(",") + 1) : "";
    this.input.value = before === "" ? name : `${before} ${name}`;
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

let count = 0;

// Every field for names of a part of the page, once.
export const completeNames = (root) => {
  for (const input of root.querySelectorAll("input[data-names]:not([role])")) new NameField(input, count++);
};
