import "htmx.org";

// What changes something needs the page's own token; htmx sends it along.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-Ballast-Csrf"] = document.body.dataset.csrf ?? "";
});
