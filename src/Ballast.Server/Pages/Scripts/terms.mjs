// What a word means, beside it: for the mouse, for the keyboard and for a finger. The words lie in the page.
const show = (term) => {
  hide();
  const tip = document.createElement("div");
  tip.id = "term";
  tip.setAttribute("role", "tooltip");
  tip.textContent = term.dataset.term;
  document.body.append(tip);
  const place = term.getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
  const above = place.top - tip.offsetHeight - 6;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(above > 0 ? above : place.bottom + 6) + scrollY}px`;
  term.setAttribute("aria-describedby", "term");
};

const hide = () => {
  document.getElementById("term")?.remove();
  document.querySelectorAll("[aria-describedby=term]").forEach((t) => t.removeAttribute("aria-describedby"));
};

export const explainTerms = () => {
  const termOf = (event) => event.target.closest?.("[data-term]");
  document.addEventListener("mouseover", (event) => (termOf(event) ? show(termOf(event)) : hide()));
  document.addEventListener("focusin", (event) => {
    const term = termOf(event) ?? event.target.querySelector?.(":scope > [data-term]");
    if (term) show(term);
    else hide();
  });
  document.addEventListener("click", (event) => termOf(event) && show(termOf(event)));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
};
