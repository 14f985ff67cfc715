#!/usr/bin/env node
/** Runs one check of the repository: `node scripts/check.mjs structure`. Prints each problem with what to do instead. */
const CHECKS = ['structure', 'sql', 'regexes', 'parts'];
const [name = '', root = '.'] = process.argv.slice(2);

if (!CHECKS.includes(name)) {
  console.error(`Say what to check: ${CHECKS.join(', ')}.`);
  process.exit(2);
}
const { findProblems } = await import(`./checks/${name}.mjs`);
const { problems, looked } = await findProblems(root);
console.log(problems.length === 0 ? looked : problems.join('\n'));
process.exitCode = problems.length === 0 ? 0 : 1;
