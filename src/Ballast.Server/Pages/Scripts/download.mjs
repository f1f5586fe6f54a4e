// A table as a file: the exact values that stand behind the figures, quoted where a comma would part them.
const exact = (cell) => {
  const figures = [...cell.querySelectorAll("data")];
  if (figures.length === 1 && cell.textContent.trim() === figures[0].textContent.trim()) return figures[0].value;
  const text = cell.textContent.trim();
  return text === "n/a" ? "" : text;
};

// A cell that begins like a formula would be one in a spreadsheet; a name may begin with anything.
const quoted = (text) => {
  const safe = /^[=+\-@\t\r]/.test(text) && isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

const csv = (rows) => rows.map((row) => [...row.cells].map((c) => quoted(exact(c))).join(",")).join("\n") + "\n";

// Saves rows of a table, below its headings.
export const save = (table, rows) => {
  const name = (table.caption?.textContent ?? "table").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv([...table.tHead.rows, ...rows])], { type: "text/csv" }));
  link.download = `${name || "table"}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
};
