import type { DrawnList, DrawnLevel } from './source-line.ts';

/** What Word’s numbering part says, in a form that a reader of Word files passes on. */
export type WordNumbering = {
  /** The part again, each of its lists apart, so that a paragraph can say which one it is in. */
  readonly xml: string;
  /** The list and level that a paragraph names; null where the part does not say. @param mark the style id that the paragraph’s level bears in `xml`. */
  readonly placeOf: (mark: string) => { readonly list: DrawnList; readonly level: number } | null;
};

/** As deep as Word counts. */
const DEEPEST = 9;
const MARK = 'entente-list';

/**
 * Reads the lists of a Word file (ISO/IEC 29500-1, 17.9): how each level is written, with what it begins and where a list
 * begins anew. Lists that share a definition count on from one another, unless one says that it begins anew.
 * Readers of Word files pass on little of a level; the style id of a level is passed on, so each list is written out with a mark there.
 * @param numbering the part `word/numbering.xml`. @param styles the part `word/styles.xml`: a style may put its paragraphs into a list.
 */
export function wordNumbering(numbering: string, styles: string): WordNumbering {
  const definitions = new Map(elements(numbering, 'w:abstractNum').map((element) => [attribute(element, 'w:abstractNumId'), { element, levels: levelsOf(element) }] as const));
  const places = new Map<string, { list: DrawnList; level: number }>();
  const byStyle = new Map<string, { list: DrawnList; level: number }>();
  const ofStyle = listsOfStyles(styles);
  const written: string[] = [];
  for (const [at, element] of elements(numbering, 'w:num').entries()) {
    const id = attribute(element, 'w:numId');
    const of = value(element, 'w:abstractNumId');
    const definition = definitions.get(of);
    if (definition === undefined || definition.levels.size === 0 || !/^\d{1,9}$/u.test(id)) {
      written.push(element);
      continue;
    }
    // A list may write whole levels otherwise than its definition does.
    const own = new Map([...definition.levels, ...elements(element, 'w:lvlOverride').flatMap((override) => [...levelsOf(override)])]);
    const list: DrawnList = { id, of, levels: asLevels(own), begins: beginningsOf(element) };
    const mark = `${MARK}-${at}`;
    for (const [level, { style }] of own) {
      places.set(`${mark}-${level}`, { list, level });
      if (style !== '' && (!byStyle.has(style) || ofStyle.get(style) === id)) byStyle.set(style, { list, level });
    }
    const levels = [...own].map(([level, { format }]) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format === 'bullet' ? 'bullet' : 'decimal'}"/><w:pStyle w:val="${mark}-${level}"/></w:lvl>`).join('');
    written.push(`<w:abstractNum w:abstractNumId="${mark}">${levels}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${mark}"/></w:num>`);
  }
  const xml = written.length === 0 ? numbering : `${numbering.slice(0, startOf(numbering))}${[...definitions.values()].map(({ element }) => element).join('')}${written.join('')}</w:numbering>`;
  return { xml, placeOf: (mark) => places.get(mark) ?? byStyle.get(mark) ?? null };
}

type ReadLevel = DrawnLevel & { readonly style: string };

function levelsOf(definition: string): ReadonlyMap<number, ReadLevel> {
  const read = elements(definition, 'w:lvl').map((element): [number, ReadLevel] => [Number(attribute(element, 'w:ilvl')), levelOf(element)]);
  return new Map(read.filter(([level]) => Number.isInteger(level) && level >= 0 && level < DEEPEST));
}

function levelOf(element: string): ReadLevel {
  const restart = wholeNumber(value(element, 'w:lvlRestart'));
  return {
    format: value(element, 'w:numFmt') || 'decimal', text: value(element, 'w:lvlText'), start: wholeNumber(value(element, 'w:start')) ?? 1, style: value(element, 'w:pStyle'),
    ...(isOn(element, 'w:isLgl') ? { legal: true } : {}),
    ...(restart === null ? {} : { restart }),
  };
}

/** Whether a switch is on inside: it is there, and does not say that it is off. */
function isOn(element: string, name: string): boolean {
  return opening(element, name, 1) !== -1 && !['0', 'false', 'off'].includes(value(element, name));
}

function asLevels(levels: ReadonlyMap<number, ReadLevel>): readonly DrawnLevel[] {
  return Array.from({ length: DEEPEST }, (_, level) => asLevel(levels.get(level)));
}

function asLevel(level: ReadLevel | undefined): DrawnLevel {
  if (level === undefined) return { format: 'none', text: '', start: 1 };
  const { style: _, ...drawn } = level;
  return drawn;
}

/** The levels that a list begins anew, and with what. */
function beginningsOf(list: string): ReadonlyMap<number, number> {
  return new Map(elements(list, 'w:lvlOverride').flatMap((element): [number, number][] => {
    const start = wholeNumber(value(element, 'w:startOverride'));
    return start === null ? [] : [[Number(attribute(element, 'w:ilvl')), start]];
  }));
}

function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/u.test(text) ? Number(text) : null;
}

/** The list that each style of paragraphs puts them into. */
function listsOfStyles(styles: string): ReadonlyMap<string, string> {
  return new Map(elements(styles, 'w:style').flatMap((element): [string, string][] => {
    const list = value(element, 'w:numId');
    return list === '' ? [] : [[attribute(element, 'w:styleId'), list]];
  }));
}

/** Where the lists begin: what stands before them is the head of the part. */
function startOf(numbering: string): number {
  const starts = [opening(numbering, 'w:abstractNum', 0), opening(numbering, 'w:num', 0)].filter((at) => at !== -1);
  return starts.length === 0 ? numbering.length : Math.min(...starts);
}

/** The elements of one name, none of which holds another of its name; in linear time. */
function elements(xml: string, name: string): readonly string[] {
  const found: string[] = [];
  for (let at = opening(xml, name, 0); at !== -1; ) {
    const tag = xml.indexOf('>', at);
    const end = tag === -1 ? -1 : xml[tag - 1] === '/' ? tag + 1 : xml.indexOf(`</${name}>`, tag) + name.length + 3;
    if (end < tag || end === -1) break;
    found.push(xml.slice(at, end));
    at = opening(xml, name, end);
  }
  return found;
}

/** Where an element of just this name opens. */
function opening(xml: string, name: string, from: number): number {
  let at = xml.indexOf(`<${name}`, from);
  while (at !== -1 && !/[\s>/]/u.test(xml[at + name.length + 1] ?? '')) at = xml.indexOf(`<${name}`, at + 1);
  return at;
}

/** An attribute of the element’s own tag. */
function attribute(element: string, name: string): string {
  const tag = element.slice(0, element.indexOf('>') + 1);
  const at = tag.indexOf(` ${name}="`);
  return at === -1 ? '' : unescaped(tag.slice(at + name.length + 3, tag.indexOf('"', at + name.length + 3)));
}

/** What the first element of a name inside says as its value. */
function value(element: string, name: string): string {
  const at = opening(element, name, 1);
  return at === -1 ? '' : attribute(element.slice(at), 'w:val');
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: '\'', amp: '&' } as const;

function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/gu, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
}
