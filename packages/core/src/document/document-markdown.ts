import type { RenderedBlock, RenderedClause, RenderedDocument, Run } from './rendered.ts';

/**
 * A document as Markdown (CommonMark 0.31): title, parties, sections as headings, clauses with their
 * numbers. What the words hold is escaped, so that no sentence can turn into a heading or a link.
 */
export function documentMarkdown({ title, parties, sections }: RenderedDocument): string {
  const blocks = [
    `# ${escaped(title)}`,
    ...parties.map(({ line, facts }) => [escaped(line), ...facts.map(({ label, values }) => `${escaped(label)}: ${escaped(values.join('; '))}`)].join('  \n')),
    ...sections.flatMap((section) => [`## ${section.number}. ${escaped(section.title)}`, ...section.clauses.flatMap(clauseBlocks)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function clauseBlocks({ number, blocks }: RenderedClause): string[] {
  const [first, ...others] = blocks;
  if (first?.type !== 'paragraph') return [`**${number}**`, ...blocks.map(blockMarkdown)];
  return [`**${number}** ${runsMarkdown(first.runs)}`, ...others.map(blockMarkdown)];
}

function blockMarkdown(block: RenderedBlock): string {
  if (block.type === 'paragraph') return runsMarkdown(block.runs);
  if (block.type === 'list') return block.items.map((runs) => `- ${runsMarkdown(runs)}`).join('\n');
  if (block.empty !== null) return `*${escaped(block.empty)}*`;
  return [...block.rows.map(({ sentence }) => `- ${escaped(sentence)}`), ...block.totals.map(({ label, values }) => `- **${escaped(label)}**: ${escaped(values.join(', '))}`)].join('\n');
}

function runsMarkdown(runs: readonly Run[]): string {
  return runs.map(runMarkdown).join('');
}

/** Marks stand against the words: spaces at their edges stay outside, where CommonMark wants them. */
function runMarkdown({ text, bold, italic }: Run): string {
  const mark = `${bold ? '**' : ''}${italic ? '*' : ''}`;
  const words = text.trim();
  if (mark === '' || words === '') return escaped(text);
  const start = text.indexOf(words);
  return `${text.slice(0, start)}${mark}${escaped(words)}${[...mark].toReversed().join('')}${text.slice(start + words.length)}`;
}

/** Every sign of ASCII punctuation may be escaped in CommonMark; these are the ones that mean something. */
const SIGNS = /[\\`*_[\]<>#&~|]/g;
const LINE_START = /^(\s*)([-+]|\d{1,9}(?=[.)]))/;

function escaped(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll(SIGNS, String.raw`\$&`).replace(LINE_START, (_, space: string, sign: string) => (/\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`));
}
