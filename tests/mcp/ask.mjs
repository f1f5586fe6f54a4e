// Talks to Ballast as an assistant does, with the reference client of the Model Context Protocol.
//
//   node ask.mjs CALLS stdio PROGRAM ARGUMENT...
//   node ask.mjs CALLS http URL [TOKEN]
//
// CALLS is a file: [{ "name": tool, "arguments": {...} }, ...]. Prints one JSON object: the tools, the pages of docs, one glossary term,
// and what each call came back with. A structured answer that differs from its text ends it with an error.
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [file, how, target, ...rest] = process.argv.slice(2);
const calls = JSON.parse(readFileSync(file, "utf8"));

const transport =
  how === "stdio"
    ? new StdioClientTransport({ command: target, args: rest })
    : new StreamableHTTPClientTransport(new URL(target), {
        requestInit: { headers: rest.length > 0 ? { Authorization: `Bearer ${rest[0]}` } : {} },
      });

const client = new Client({ name: "ballast-mcp-check", version: "1" });
await client.connect(transport);
const { tools } = await client.listTools();
const { resources } = await client.listResources();
const { resourceTemplates } = await client.listResourceTemplates();
const page = await client.readResource({ uri: "ballast://docs/store.md" });
const term = await client.readResource({ uri: "ballast://glossary/burn" });

const answers = [];
for (const call of calls) {
  const { content, structuredContent, isError } = await client.callTool(call);
  const [{ type, text }] = content;
  // A refusal is no answer, so it has no value of its shape.
  deepStrictEqual(structuredContent, isError ? undefined : JSON.parse(text), call.name);
  answers.push({ name: call.name, isError: isError ?? false, type, text });
}

await client.close();
console.log(
  JSON.stringify({
    server: client.getServerVersion(),
    instructions: client.getInstructions(),
    tools,
    resources,
    templates: resourceTemplates.map((t) => t.uriTemplate),
    page: page.contents[0].text,
    term: term.contents[0].text,
    answers,
  }),
);
