// Validates GraphQL documents against the schema kept beside the client, with the reference implementation of GraphQL.
//
//   node validate.mjs SCHEMAS DIRECTORY...
//
// SCHEMAS is a folder: its files are one schema.
//
// The schema prints names as introspection does; fields and arguments marked @wire(name: "...") answer to another
// spelling only. So those are renamed first, and a document that uses the introspected spelling fails here as it would fail
// at numer.ai. @mayBeAbsent is a mark of the client's own on fields that some servers lack; it is never sent.
// One line a finding on stdout; exit code 1 where there is any, 2 where nothing was found to validate.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildASTSchema, parse, validate, visit } from "graphql";

const wireName = (node) =>
  node.directives
    ?.find((directive) => directive.name.value === "wire")
    ?.arguments.find((argument) => argument.name.value === "name")?.value.value;

const rename = (node) => {
  const name = wireName(node);
  return name === undefined ? undefined : { ...node, name: { ...node.name, value: name } };
};

const documentsBelow = (directory) =>
  readdirSync(directory, { recursive: true })
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => join(directory, file));

const [schemas, ...directories] = process.argv.slice(2);
const mark = "directive @mayBeAbsent on FIELD";
const schema = buildASTSchema(
  visit(parse(documentsBelow(schemas).map((file) => readFileSync(file, "utf8")).join("\n") + mark), { FieldDefinition: rename, InputValueDefinition: rename }),
);

const findings = [];
let validated = 0;
for (const file of directories.flatMap(documentsBelow)) {
  validated++;
  try {
    for (const error of validate(schema, parse(readFileSync(file, "utf8")))) findings.push(`${file}: ${error.message}`);
  } catch (error) {
    findings.push(`${file}: ${error.message}`);
  }
}

for (const finding of findings) console.log(finding);
console.log(`${validated} documents validated, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : validated === 0 ? 2 : 0;
