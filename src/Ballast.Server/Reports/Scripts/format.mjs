// The same rules as Markup/Words.cs: a true minus, NMR with two places from 1 on, percent with its unit.
const minus = (text) => text.replace(/-/g, "\u2212");

const grouped = (value, places) =>
  value.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: places });

const signed = (value, text) => (/^[0.]+$/.test(text) ? text : (value < 0 ? "\u2212" : "+") + text);

const known = (value, write) => (value === null || value === undefined || !isFinite(value) ? "n/a" : write(value));

export const amount = (value) =>
  known(value, (v) => signed(v, grouped(Math.abs(v), v === 0 || Math.abs(v) >= 1 ? 2 : 4)));

export const nmr = (value) => known(value, (v) => `${amount(v)} NMR`);

export const percent = (share) => known(share, (s) => signed(s, grouped(Math.abs(s) * 100, 2)) + "\u00a0%");

export const plain = (share) => known(share, (s) => minus(grouped(s * 100, 2)) + "\u00a0%");

export const ratio = (value) => known(value, (v) => minus(grouped(v, 2)));

export const axis = (value) => minus(Number(value.toPrecision(6)).toLocaleString("en-US", { maximumFractionDigits: 4 }));

export const axisPercent = (share) => minus(Number((share * 100).toPrecision(4)).toLocaleString("en-US")) + "\u00a0%";

export const combination = (multipliers) =>
  Object.entries(multipliers)
    .map(([name, value]) => `${name} ${value}`)
    .join(" \u00b7 ");

export const rule = (id) => id ?? "no known rule";
