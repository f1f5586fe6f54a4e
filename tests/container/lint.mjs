// Looks a Containerfile through: node lint.mjs FILE. One line a finding; exit code 1 where there is any.
import { readFileSync } from "node:fs";
import utils from "dockerfile-utils";

const problems = utils.validate(readFileSync(process.argv[2], "utf8"), {
  casingInstruction: 2,
  deprecatedMaintainer: 2,
  emptyContinuationLine: 2,
  instructionCasing: 2,
  instructionCmdMultiple: 2,
  instructionEntrypointMultiple: 2,
  instructionHealthcheckMultiple: 2,
  instructionJSONInSingleQuotes: 2,
  instructionWorkdirRelative: 2,
});
for (const { message, range } of problems) console.log(`${range.start.line + 1}: ${message}`);
console.log(`${problems.length} findings`);
process.exitCode = problems.length > 0 ? 1 : 0;
