// Makes the pictures of README and docs from the demo's world: node --experimental-websocket docs/images/make.mjs [FOLDER]
// Needs a built ./ballast, Node (from 22 on without that option) and Chromium; the network is not asked. Everything it starts it ends.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const ballast = process.env.BALLAST ?? resolve(here, "../../ballast");
const into = resolve(process.argv[2] ?? here);
const scratch = mkdtempSync(join(tmpdir(), "ballast-pictures-"));
const started = [];
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

const start = (program, args, until, stream) =>
  new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    started.push(child);
    let said = "";
    child[stream].on("data", (data) => {
      const found = until.exec((said += data));
      if (found) done(found[1]);
    });
    child.on("exit", (code) => fail(new Error(`${program} ended with ${code}: ${said}`)));
  });

const chromium = ["chromium", "chromium-browser", "google-chrome"].find((name) => {
  try {
    return execFileSync("which", [name], { stdio: ["ignore", "pipe", "ignore"] }).length > 0;
  } catch {
    return false;
  }
});
if (!chromium) throw new Error("Chromium is not installed.");

// One tab, told what to do over its debugging port.
const open = async () => {
  const address = await start(
    chromium,
    ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0", `--user-data-dir=${join(scratch, "browser")}`, "about:blank"],
    /DevTools listening on ws:\/\/([^/]+)\//,
    "stderr",
  );
  const tabs = await (await fetch(`http://${address}/json`)).json();
  const socket = new WebSocket(tabs.find((t) => t.type === "page").webSocketDebuggerUrl);
  await new Promise((done) => socket.addEventListener("open", done));
  const waiting = new Map();
  let number = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    const { done, fail } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) fail?.(new Error(error.message));
    else done?.(result);
  });
  return (method, params = {}) =>
    new Promise((done, fail) => {
      waiting.set(++number, { done, fail });
      socket.send(JSON.stringify({ id: number, method, params }));
    });
};

const picture = async (tell, url, { width, height, dark = false, scale = 1, before = "" }) => {
  await tell("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: width < 500 });
  await tell("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
  await tell("Page.navigate", { url });
  // Pages draw their charts when their boxes have a size; a quiet second is enough for all of them.
  for (let i = 0; i < 100; i++) {
    await sleep(200);
    const { result } = await tell("Runtime.evaluate", { expression: "document.readyState" });
    if (result.value === "complete") break;
  }
  if (before) await tell("Runtime.evaluate", { expression: before });
  await sleep(1200);
  const { data } = await tell("Page.captureScreenshot", { format: "png" });
  return data;
};

// Several pictures side by side on one sheet.
const sheet = (tell, pictures, { columns, width, height, dark }) => {
  const file = join(scratch, "sheet.html");
  const images = pictures.map((p) => `<img src="data:image/png;base64,${p}">`).join("");
  writeFileSync(
    file,
    `<!DOCTYPE html><style>body{margin:0;padding:16px;background:${dark ? "#0b0d0f" : "#e9ebee"};display:grid;grid-template-columns:repeat(${columns},1fr);gap:16px;box-sizing:border-box}img{width:100%;border-radius:6px;display:block}</style>${images}`,
  );
  return picture(tell, pathToFileURL(file).href, { width, height });
};

const keep = (name, data) => {
  writeFileSync(join(into, name), Buffer.from(data, "base64"));
  console.log(join(into, name));
};

try {
  const folder = join(scratch, "demo");
  const demo = JSON.parse(execFileSync(ballast, ["demo", "--keep", folder, "--json"], { maxBuffer: 1 << 28 }));
  const store = ["--store", join(folder, "demo.db"), "--as-of", demo.asOf];
  const report = join(scratch, "report.html");
  execFileSync(ballast, [...store, "report", "@mine", "--out", report], { stdio: "ignore" });

  const server = await start(ballast, ["serve", "--store", join(scratch, "empty.db"), "--port", "0", "--no-collect", "--json"], /"url":"([^"]+)"/, "stdout");
  const made = await fetch(new URL("/demo", server), { method: "POST", headers: { "X-Ballast-Csrf": "1" } });
  const site = /https?:\/\/[^"'<\s]+/.exec(made.headers.get("hx-redirect") ?? made.headers.get("location") ?? (await made.text()))[0];
  const page = (path) => new URL(path, site).href;
  const model = JSON.parse(execFileSync(ballast, [...store, "models", "--find", "@mine", "--sort", "net", "--json"])).models[0].model;

  const tell = await open();
  await tell("Page.enable");
  const wide = { width: 1280, height: 1150 };
  keep("today.png", await picture(tell, page("/"), wide));
  keep("model.png", await picture(tell, page(`/model/${encodeURIComponent(model)}`), wide));
  keep("report.png", await picture(tell, pathToFileURL(report).href, { width: 1100, height: 1330 }));
  for (const dark of [false, true]) {
    const pages = [];
    for (const path of ["/", "/models?sort=net", "/account", "/ladder"]) pages.push(await picture(tell, page(path), { width: 1280, height: 1080, dark }));
    keep(dark ? "pages-dark.png" : "pages-light.png", await sheet(tell, pages, { columns: 2, width: 1368, height: 1180, dark }));
  }
  const phones = [];
  for (const [path, dark] of [["/", false], [`/model/${encodeURIComponent(model)}`, true], ["/models?sort=net", false]])
    phones.push(await picture(tell, page(path), { width: 390, height: 1100, scale: 2, dark }));
  keep("pages-phone.png", await sheet(tell, phones, { columns: 3, width: 1376, height: 1270 }));
} finally {
  for (const child of started) child.kill();
  await sleep(500);
  rmSync(scratch, { recursive: true, force: true });
}
