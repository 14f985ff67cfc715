import { fileURLToPath } from 'node:url';
import { laterParts, spokenWords } from './spoken-words.mjs';

const LOCALES = ['en', 'pl', 'ru'];
const SOURCES = fileURLToPath(new URL('../src/', import.meta.url));
const LOADER = `${SOURCES}shell/team-app/words.ts`;
const NAME = 'virtual:words';
/** These say a refusal only when the server has answered with it, and api.ts and door-call.ts bring the words with such answers; or, in a draft, bring them before they say it. */
const HEARD_ONLY = {
  refusal: ['shell/team-app/refusal.ts', 'record/team/bulk.ts', 'record/team/record-fields.tsx', 'interaction/team/attachment-list.tsx', 'signing/team/sign-form.tsx', 'document/team/session-context.tsx', 'document/team/refused-words.ts'].map((file) => SOURCES + file),
};
/** An area of which the entry says so large a part comes whole with it. */
const MOST_OF_AN_AREA = 1 / 3;
/** Parts that say no more of an area than this share a file of what they say; the whole area comes with those that say more. */
const FEW_OF_AN_AREA = 1 / 4;

/**
 * Brings the words beside what says them: the entry's come first, and every `import()` of a part that is loaded
 * later waits for the part's words too, so that nothing is ever drawn without them. Of each area there is the whole
 * and a file of the few words that parts from elsewhere say; what the same parts say comes in one file. Completeness stays a matter of type: the catalogs are whole, only the files are cut.
 */
export function words() {
  let plan;
  return {
    name: 'entente:words',
    enforce: 'pre',
    async buildStart() {
      plan = await planWords();
    },
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${NAME}`)) return undefined;
      const [, pack, locale] = id.slice(1).split('/');
      return pack === undefined ? loadersFor(plan) : `export const words = ${JSON.stringify(plan.packs.get(pack)[locale])};`;
    },
    transform(code, id) {
      if (!id.startsWith(SOURCES) || !/\.tsx?$/.test(id)) return undefined;
      const parts = laterParts(id, code).filter(({ file }) => (plan.packsOf.get(file) ?? []).length > 0);
      if (parts.length === 0) return undefined;
      const waiting = parts.reverse().reduce((text, { start, end, file }) => `${text.slice(0, start)}withWords(${JSON.stringify(plan.packsOf.get(file))}, ${text.slice(start, end)})${text.slice(end)}`, code);
      return `import { withWords } from ${JSON.stringify(LOADER)};\n${waiting}`;
    },
  };
}

async function planWords() {
  const catalogs = Object.fromEntries(await Promise.all(LOCALES.map(async (locale) => [locale, (await import(`@entente/phrases/${locale}/catalog`))[locale]])));
  const areas = Object.keys(catalogs.en);
  const { first, parts } = spokenWords({ entry: `${SOURCES}shell/team-app/main.tsx`, areas, heardOnly: HEARD_ONLY });
  const opening = new Map([...first].map(([area, said]) => [area, keysOf(catalogs.en[area], said)]));
  const isThere = (area, said) => keysOf(catalogs.en[area], said).every((key) => opening.get(area)?.includes(key));
  const lists = listsOf(catalogs.en, [...parts.values()]);
  const saidLater = new Map([...parts].map(([file, said]) => [file, [...said].filter(([area, keys]) => !isThere(area, keys)).map(([area, keys]) => listFor(lists, area, keysOf(catalogs.en[area], keys)))]));
  const packs = new Map([['first', pick(catalogs, opening)]]);
  const packOf = new Map();
  for (const group of grouped(saidLater)) {
    const name = group.join('-');
    packs.set(name, pick(catalogs, new Map(group.map((list) => [areaOf(list), lists.get(list)]))));
    for (const list of group) packOf.set(list, name);
  }
  return { packs, packsOf: new Map([...saidLater].map(([file, said]) => [file, [...new Set(said.map((list) => packOf.get(list)))].sort()])) };
}

const FEW = '.few';
const areaOf = (list) => list.replace(FEW, '');

/** Every area whole, and what the parts that say little of it say together, where that is less than the whole by enough to matter. */
function listsOf(english, parts) {
  const lists = new Map();
  for (const area of Object.keys(english)) {
    const all = Object.keys(english[area]);
    const said = parts.map((part) => keysOf(english[area], part.get(area) ?? new Set())).filter((keys) => keys.length <= all.length * FEW_OF_AN_AREA);
    const few = all.filter((key) => said.some((keys) => keys.includes(key)));
    lists.set(area, all);
    if (few.length > 0 && few.length <= all.length / 2) lists.set(`${area}${FEW}`, few);
  }
  return lists;
}

function listFor(lists, area, keys) {
  const few = lists.get(`${area}${FEW}`);
  return few !== undefined && keys.every((key) => few.includes(key)) ? `${area}${FEW}` : area;
}

/** Lists that the same parts say, together; those that come with answers stand alone. */
function grouped(saidLater) {
  const sayers = new Map(Object.keys(HEARD_ONLY).map((area) => [area, area]));
  for (const [file, lists] of saidLater) for (const list of lists) if (!(list in HEARD_ONLY)) sayers.set(list, `${sayers.get(list) ?? ''}\n${file}`);
  return Object.values(Object.groupBy([...sayers.keys()].sort(), (list) => sayers.get(list)));
}

function keysOf(english, said) {
  const all = Object.keys(english);
  const wanted = all.filter((key) => said.has(key) || [...said].some((part) => part.endsWith('*') && key.startsWith(part.slice(0, -1))));
  return wanted.length > all.length * MOST_OF_AN_AREA ? all : wanted;
}

function pick(catalogs, areas) {
  return Object.fromEntries(LOCALES.map((locale) => [locale, Object.fromEntries([...areas].map(([area, keys]) => [area, Object.fromEntries(keys.map((key) => [key, catalogs[locale][area][key]]))]))]));
}

function loadersFor({ packs }) {
  const loader = (pack) => `{ ${LOCALES.map((locale) => `${locale}: () => import('${NAME}/${pack}/${locale}').then(({ words }) => words)`).join(', ')} }`;
  return `export const packs = { ${[...packs.keys()].map((pack) => `'${pack}': ${loader(pack)}`).join(', ')} };`;
}
