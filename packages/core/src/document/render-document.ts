import { framesUsed, parseClauseText, type ClauseBlock, type Inline } from './clause-text.ts';
import type { Clause, DocumentContent, Party, Section, Variable } from './content.ts';
import { frameLines, renderFrame } from './frame-rows.ts';
import type { FrameWord, FrameWords } from './frame-words.ts';
import { byPlace } from './ordering.ts';
import type { Fact, RenderedBlock, RenderedClause, RenderedDocument, RenderedParty, RenderedSection, Run } from './rendered.ts';
import { parseVariableValue } from './variable-value.ts';

type Numbered = { readonly section: Section; readonly number: string; readonly clauses: readonly { readonly clause: Clause; readonly number: string }[] };
type Scribe = {
  readonly content: DocumentContent;
  readonly words: FrameWords;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Clause by key, with its number. */
  readonly targets: ReadonlyMap<string, { readonly clauseId: string; readonly number: string }>;
};

/**
 * Writes a document out in reading order. Deterministic: the same content and words give the same
 * result on every machine, so that its text can be hashed and signed.
 */
export function renderDocument(content: DocumentContent, words: FrameWords): RenderedDocument {
  const numbered = numberClauses(content);
  const scribe = makeScribe(content, words, numbered);
  return {
    title: content.head.title,
    locale: content.head.locale,
    parties: content.parties.toSorted(byPlace).map((party, index) => renderParty(party, index === 0 ? 'party.first' : 'party.next', words)),
    sections: numbered.map((entry) => renderSection(scribe, entry)),
    terms: writtenTerms(content),
  };
}

/** The shared words that a clause of a document writes out. */
export function writtenTerms({ clauses, terms }: Pick<DocumentContent, 'clauses' | 'terms'>): RenderedDocument['terms'] {
  return clauses.some(({ body }) => framesUsed(body).includes('terms')) ? terms.map(({ id, name, definition, synonyms, forms }) => ({ id, name, definition, synonyms, forms })) : [];
}

/** Sections and clauses in reading order with their numbers: "2" and "2.3". */
export function numberClauses(content: Pick<DocumentContent, 'sections' | 'clauses'>): readonly Numbered[] {
  const bySection = Map.groupBy(content.clauses.toSorted(byPlace), ({ sectionId }) => sectionId);
  return content.sections.toSorted(byPlace).map((section, at) => {
    const number = String(at + 1);
    const clauses = (bySection.get(section.id) ?? []).map((clause, index) => ({ clause, number: `${number}.${index + 1}` }));
    return { section, number, clauses };
  });
}

/** A sentence in clause markup with variables filled in and references resolved, as plain text. */
export function renderSentence(content: DocumentContent, markup: string, words: FrameWords): string {
  const scribe = makeScribe(content, words, numberClauses(content));
  return parseClauseText(markup)
    .flatMap((block) => (block.type === 'frame' ? [] : [runsText(block.inlines.map((inline) => renderInline(scribe, inline)))]))
    .join(' ');
}

/** A variable's value as the clauses show it; null where it is not filled. */
export function variableText(variable: Pick<Variable, 'type' | 'value'>, words: FrameWords): string | null {
  const parsed = variable.value === null ? null : parseVariableValue(variable.type, variable.value);
  if (parsed === null) return null;
  switch (parsed.type) {
    case 'text':
      return parsed.text;
    case 'number':
      return words.number(variable.value ?? '');
    case 'percent':
      return words.percent(variable.value ?? '');
    case 'day':
      return words.day(parsed.day);
    case 'money':
      return words.money(parsed.amountMinor, parsed.currency);
    default:
      return words.count(parsed.count, parsed.type);
  }
}

function makeScribe(content: DocumentContent, words: FrameWords, numbered: readonly Numbered[]): Scribe {
  const keyed = numbered.flatMap(({ clauses }) => clauses).filter(({ clause }) => clause.key !== '');
  return {
    content,
    words,
    variables: new Map(content.variables.map((variable) => [variable.key, variable])),
    targets: new Map(keyed.map(({ clause, number }) => [clause.key, { clauseId: clause.id, number }])),
  };
}

function renderParty(party: Party, word: 'party.first' | 'party.next', words: FrameWords): RenderedParty {
  const named = party.legalName !== '';
  const name = named ? party.legalName : words.say('gap', { label: words.say('gap.legal_name') });
  const labelled: readonly [FrameWord, string][] = [
    ['party.registration', party.registration],
    ['party.address', party.address],
    ['party.home', party.kind === 'consumer' && party.country !== '' ? words.country(party.country) : ''],
    ['party.character', party.kind === 'protected_person' ? words.say('party.not_professional') : ''],
    ['party.represented_by', party.representedBy],
    ['party.authority', party.authority],
  ];
  const facts: Fact[] = labelled.filter(([, value]) => value !== '').map(([key, value]) => ({ key, label: words.say(key), values: [value] }));
  return { id: party.id, side: party.side, named, line: words.say(word, { name, calledAs: party.calledAs }), facts };
}

function renderSection(scribe: Scribe, { section, number, clauses }: Numbered): RenderedSection {
  return { id: section.id, number, title: section.title, clauses: clauses.map((entry) => renderClause(scribe, entry)) };
}

function renderClause(scribe: Scribe, { clause, number }: { clause: Clause; number: string }): RenderedClause {
  const blocks = groupBlocks(parseClauseText(clause.body), scribe);
  const { id, key, binding, negotiable, purpose } = clause;
  return { id, number, key, binding, negotiable, purpose, blocks, plainText: blocks.flatMap((block) => blockLines(block, scribe.words)).join('\n') };
}

function groupBlocks(parsed: readonly ClauseBlock[], scribe: Scribe): RenderedBlock[] {
  const blocks: RenderedBlock[] = [];
  for (const block of parsed) {
    const last = blocks.at(-1);
    if (block.type === 'frame') blocks.push(renderFrame(scribe.content, block.frame, scribe.words));
    else if (block.type === 'paragraph') blocks.push({ type: 'paragraph', runs: block.inlines.map((inline) => renderInline(scribe, inline)) });
    else if (last?.type === 'list') last.items.push(block.inlines.map((inline) => renderInline(scribe, inline)));
    else blocks.push({ type: 'list', items: [block.inlines.map((inline) => renderInline(scribe, inline))] });
  }
  return blocks;
}

function renderInline(scribe: Scribe, inline: Inline): Run {
  const { bold, italic } = inline;
  if (inline.type === 'text') return { type: 'text', text: inline.text, bold, italic };
  return inline.type === 'reference' ? renderReference(scribe, inline) : renderVariable(scribe, inline);
}

function renderReference({ words, targets }: Scribe, { key, bold, italic }: Extract<Inline, { type: 'reference' }>): Run {
  const target = targets.get(key);
  const text = target === undefined ? words.say('gap', { label: key }) : target.number;
  return { type: 'reference', key, clauseId: target?.clauseId ?? null, text, bold, italic };
}

function renderVariable({ words, variables }: Scribe, { key, bold, italic }: Extract<Inline, { type: 'variable' }>): Run {
  const variable = variables.get(key);
  const text = variable === undefined ? null : variableText(variable, words);
  return { type: 'variable', key, id: variable?.id ?? null, filled: text !== null, text: text ?? words.say('gap', { label: variable?.label ?? key }), bold, italic };
}

/** The lines of one block as they stand in the canonical text. */
export function blockLines(block: RenderedBlock, words: FrameWords): readonly string[] {
  if (block.type === 'paragraph') return [runsText(block.runs)];
  if (block.type === 'list') return block.items.map((runs) => `– ${runsText(runs)}`);
  return frameLines(block, words).map((line) => `– ${line}`);
}

function runsText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
