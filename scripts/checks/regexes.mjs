/**
 * No regular expression of the program can be driven into super-linear time by what somebody types.
 * Every literal is judged by recheck, with one seed so that each run judges alike; a pattern built at run time cannot be judged and is refused.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { listFiles } from './listing.mjs';

const VERDICTS = '.cache/regex-verdicts.json';
const AT_ONCE = 2;

/** @param {string} root */
export async function findProblems(root) {
  const files = listFiles(root, 'packages', /(?<!\.test)\.tsx?$/).filter((file) => !/\/test-[^/]+\.ts$/.test(file)); // tools of tests read our own patterns
  const found = files.flatMap((file) => patternsIn(file, readFileSync(path.join(root, file), 'utf8')));
  const verdicts = readVerdicts(root);
  const literals = found.filter(({ source }) => source !== undefined);
  const unjudged = [...new Map(literals.filter((literal) => !(keyOf(literal) in verdicts)).map((literal) => [keyOf(literal), literal])).values()];
  await inTurn(unjudged, async (literal) => {
    const { status } = await check(literal.source, literal.flags.replace('v', 'u'), { timeout: 120_000, randomSeed: 1 });
    verdicts[keyOf(literal)] = status;
  });
  saveVerdicts(root, verdicts);
  const problems = [
    ...found.filter(({ source }) => source === undefined).map(({ file, line }) => `${file}:${line}: a pattern built at run time cannot be judged. Write a literal, or search without a pattern.`),
    ...literals.filter((literal) => verdicts[keyOf(literal)] !== 'safe').map((literal) => `${literal.file}:${literal.line}: /${literal.source}/${literal.flags} is ${verdicts[keyOf(literal)]}. Bound the repetitions or scan by hand.`),
  ];
  return { problems, looked: `regular expressions ok: ${literals.length} in ${files.length} files` };
}

function patternsIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const patterns = [];
  const lineOf = (node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) patterns.push({ file, line: lineOf(node), ...splitLiteral(node.text) });
    else if (isBuiltPattern(node)) patterns.push({ file, line: lineOf(node), ...writtenOut(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return patterns;
}

function isBuiltPattern(node) {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';
}

function writtenOut({ arguments: [pattern, flags] = [] }) {
  if (pattern === undefined || !ts.isStringLiteralLike(pattern)) return {};
  return { source: pattern.text, flags: flags !== undefined && ts.isStringLiteralLike(flags) ? flags.text : '' };
}

function splitLiteral(text) {
  const end = text.lastIndexOf('/');
  return { source: text.slice(1, end), flags: text.slice(end + 1) };
}

function keyOf({ source, flags }) {
  return createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 24);
}

async function inTurn(items, work) {
  const queue = [...items];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  }));
}

function readVerdicts(root) {
  try {
    return JSON.parse(readFileSync(path.join(root, VERDICTS), 'utf8'));
  } catch {
    return {};
  }
}

function saveVerdicts(root, verdicts) {
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  writeFileSync(path.join(root, VERDICTS), JSON.stringify(verdicts));
}
