import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const PHRASES = fileURLToPath(new URL('../../phrases/src/', import.meta.url));

/**
 * Finds out from its sources which words each part of the app says: the entry with all it imports, and every part
 * that is loaded later. A phrase is said where a text stands that begins with its area's name and a dot.
 * @param {{ entry: string, areas: readonly string[], heardOnly: Readonly<Record<string, readonly string[]>> }} options heardOnly names the files that say an area's words only after an answer that brings them
 * @returns {{ first: Said, parts: Map<string, Said> }} what the entry says, and what each later part says by its file
 * @typedef {ReadonlyMap<string, ReadonlySet<string>>} Said areas with the keys said of them; a key that ends in "*" stands for all that begin so
 */
export function spokenWords({ entry, areas, heardOnly }) {
  const said = new RegExp(`['"\`](${areas.join('|')})\\.([\\w.$-]*)`, 'g');
  const sources = new Map();
  const read = (file) => {
    if (!sources.has(file)) sources.set(file, readSource(file, { said, heardOnly }));
    return sources.get(file);
  };
  const later = new Set(filesFrom(entry, (file) => [...read(file).now, ...read(file).then]).flatMap((file) => read(file).then));
  const saidBy = (start) => merged(filesFrom(start, (file) => read(file).now).map((file) => read(file).says));
  return { first: saidBy(entry), parts: new Map([...later].map((part) => [part, saidBy(part)])) };
}

/** The parts that a source loads later: where in its text, and which file. */
export function laterParts(file, code) {
  const { module } = parseSync(file, code);
  return module.dynamicImports.flatMap(({ start, end, moduleRequest }) => {
    const specifier = code.slice(moduleRequest.start + 1, moduleRequest.end - 1);
    return isOwn(specifier) ? [{ start, end, file: resolve(dirname(file), specifier) }] : [];
  });
}

function filesFrom(start, next) {
  const seen = new Set();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...next(file));
  }
  return [...seen];
}

function readSource(file, { said, heardOnly }) {
  const code = readFileSync(file, 'utf8');
  const { module } = parseSync(file, code);
  const isValue = ({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType);
  const imported = module.staticImports.filter(isValue).map(({ moduleRequest }) => moduleRequest.value);
  const given = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ isType, moduleRequest }) => (isType || moduleRequest === null ? [] : [moduleRequest.value])));
  const deaf = Object.keys(heardOnly).filter((area) => heardOnly[area].some((name) => file.endsWith(name)));
  const says = [...code.matchAll(said)].map(([, area, key]) => [area, wholeOrPart(key)]).filter(([area]) => !deaf.includes(area));
  return {
    says: merged(says.map(([area, key]) => new Map([[area, new Set([key])]]))),
    now: [...imported, ...given].flatMap((specifier) => sourceOf(file, specifier)),
    then: laterParts(file, code).map((part) => part.file),
  };
}

/** `page${kind}` is every key that begins with "page"; a text that ends after the area is all of it. */
function wholeOrPart(key) {
  const hole = key.indexOf('$');
  if (hole !== -1) return `${key.slice(0, hole)}*`;
  return key === '' ? '*' : key;
}

function merged(all) {
  const sum = new Map();
  for (const says of all) for (const [area, keys] of says) sum.set(area, new Set([...(sum.get(area) ?? []), ...keys]));
  return sum;
}

/** A source of the app, or one of the phrases that chooses words for it. */
function sourceOf(file, specifier) {
  if (isOwn(specifier)) return [resolve(dirname(file), specifier)];
  const [, chooser] = /^@entente\/phrases\/([\w-]+-words)$/.exec(specifier) ?? [];
  return chooser === undefined ? [] : [`${PHRASES}${chooser}.ts`];
}

const isOwn = (specifier) => /^\.\.?\/.*\.tsx?$/.test(specifier);
