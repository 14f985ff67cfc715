import { framesUsed, parseClauseText, variablesUsed, type ClauseBlock, type FrameBlock, type Inline } from '../document/clause-text.ts';
import type { Clause, DocumentContent, Section, Variable } from '../document/content.ts';
import type { Edit } from '../document/edit.ts';
import { FRAMEWORK_VARIABLES, isOrder, ORDER_CLAUSE, type FrameworkVariable } from '../document/order-clause.ts';
import { numberClauses } from '../document/render-document.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import type { Id } from '../kernel/values.ts';
import { askedAnew, KNOWN_VARIABLES } from './draft-content.ts';

/** What an order names its framework agreement by: its number and title, the day from which its text is in force ("2026-11-28"), and the SHA-256 of that text. */
export type FrameworkFacts = Readonly<Record<FrameworkVariable, string>>;

/** The clause of a framework agreement that says which clauses are the order: its number, and what it says beyond naming them, as clause markup. */
export type OrderRule = { readonly clauseId: Id; readonly number: string; readonly says: string; readonly named: ReadonlySet<string> };

/** The words of an order, in the language of its framework agreement; `clause`, `reference` and `purpose` are of the clause that names it. */
export type OrderWords = {
  readonly sectionTitle: string;
  readonly purpose: string;
  readonly labels: FrameworkFacts;
  /** Clause markup. */
  readonly clause: (rule: Pick<OrderRule, 'number' | 'says'>) => string;
  /** A clause of the framework agreement, as clause markup: "7.2 of agreement A-2026-0007". */
  readonly reference: (number: string) => string;
};

const STEP = 1024;
const OF_WORK: ReadonlySet<FrameBlock> = new Set(['scope_in', 'scope_out', 'phases', 'results', 'deliverables', 'billing', 'client_inputs']);
/** The clause of the ready-made texts; whatever a person wrote is known by what it names. */
const RULE_KEY = 'frame-and-order';
/** A clause of one's own counts where it names so many parts of the work, the price among them: fewer are a mention. */
const LEAST_NAMED = 4;
/** Variables of the first project: whoever orders again fills them again. */
const OF_ONE_PROJECT: ReadonlySet<Variable['type']> = new Set(['text', 'day', 'money']);
const KNOWN: ReadonlySet<string> = new Set(Object.values(KNOWN_VARIABLES).flat());

type Numbered = { readonly section: Section; readonly clause: Clause; readonly number: string };

function numbered(content: DocumentContent): readonly Numbered[] {
  return numberClauses(content).flatMap(({ section, clauses }) => clauses.map(({ clause, number }) => ({ section, clause, number })));
}

/**
 * How a text says that later orders may name it: the clause that names those which are the order for one project.
 * A ready-made clause from which that was taken out says it no more, and an order is no framework itself.
 * @returns null where the text takes no orders.
 */
export function orderRule(content: DocumentContent): OrderRule | null {
  if (isOrder(content)) return null;
  const all = numbered(content);
  for (const { clause, number } of all) {
    const named = new Set(referencesOf(clause.body));
    const parts = new Set(all.filter((one) => named.has(one.clause.key)).flatMap((one) => framesUsed(one.clause.body)).filter((frame) => OF_WORK.has(frame)));
    const says = clause.key === RULE_KEY ? parts.size > 0 : parts.size >= LEAST_NAMED && parts.has('billing');
    if (says) return { clauseId: clause.id, number, says: sentencesAfter(clause.body), named };
  }
  return null;
}

/**
 * An order under a framework agreement: its parties, currency, law and language; the clauses that it names as the
 * order, without anything of the first project; and before them a clause that names the agreement and leaves everything
 * else to it. References to clauses that stay there name them with its number.
 * @param framework the text in force.
 * @returns null where the text takes no orders.
 */
export function orderContent(framework: DocumentContent, { title, facts, words, newId }: { readonly title: string; readonly facts: FrameworkFacts; readonly words: OrderWords; readonly newId: () => Id }): DocumentContent | null {
  const rule = orderRule(framework);
  if (rule === null) return null;
  const all = numbered(framework);
  const kept = all.filter(({ clause }) => belongsToOrder(clause, rule));
  const own = new Set(kept.map(({ clause }) => clause.key));
  const away = new Map(all.flatMap(({ clause, number }) => (clause.key === '' || own.has(clause.key) ? [] : [[clause.key, words.reference(number)] as const])));
  const clauses = kept.map(({ clause }) => ({ ...clause, body: withReferences(clause.body, away), fallback: '' }));
  const used = new Set(clauses.flatMap(({ body, summary }) => [...variablesUsed(body), ...variablesUsed(summary)]));
  const variables = framework.variables.filter(({ key }) => used.has(key) && !isFrameworkVariable(key)).map(forOneProject);
  const first: Section = { id: newId(), position: 0, title: words.sectionTitle };
  const naming: Clause = { id: newId(), position: 0, sectionId: first.id, key: ORDER_CLAUSE, body: words.clause(rule), purpose: words.purpose, binding: 'hard', required: true, negotiable: false, fallback: '', summaryLine: null, summary: '', effect: 'none' };
  return {
    head: { ...framework.head, title },
    parties: askedAnew(framework).parties,
    variables: [...factVariables(facts, words, newId), ...variables.map((variable, at) => ({ ...variable, position: (at + 5) * STEP }))],
    sections: [first, ...framework.sections.filter(({ id }) => kept.some(({ section }) => section.id === id)).map((section, at) => ({ ...section, position: (at + 1) * STEP }))],
    clauses: [naming, ...clauses],
    scopeItems: [], phases: [], deliverables: [], results: [], billingItems: [], clientInputs: [], responsibilities: [], groundRules: [], terms: [], dismissals: [],
  };
}

/** The named ones, what the work is for, and who does what in it. */
function belongsToOrder({ id, key, body }: Clause, rule: OrderRule): boolean {
  return id !== rule.clauseId && (rule.named.has(key) || key === 'purpose' || framesUsed(body).includes('responsibilities'));
}

function forOneProject(variable: Variable): Variable {
  return OF_ONE_PROJECT.has(variable.type) && !KNOWN.has(variable.key) ? { ...variable, value: null } : variable;
}

function isFrameworkVariable(key: string): boolean {
  return Object.values<string>(FRAMEWORK_VARIABLES).includes(key);
}

function factVariables(facts: FrameworkFacts, { labels }: OrderWords, newId: () => Id): Variable[] {
  return factKeys().map((fact, at): Variable => ({ id: newId(), position: (at + 1) * STEP, key: FRAMEWORK_VARIABLES[fact], label: labels[fact], type: fact === 'inForceOn' ? 'day' : 'text', value: facts[fact], suggestions: [], required: true }));
}

function factKeys(): FrameworkVariable[] {
  return Object.keys(FRAMEWORK_VARIABLES) as FrameworkVariable[];
}

/** Whether an order names this text of its framework agreement, in a clause that says so by number and SHA-256. */
export function namesFramework({ clauses, variables }: DocumentContent, facts: FrameworkFacts): boolean {
  const naming = clauses.find(({ key }) => key === ORDER_CLAUSE);
  const said = new Set(naming === undefined ? [] : variablesUsed(naming.body));
  return said.has(FRAMEWORK_VARIABLES.number) && said.has(FRAMEWORK_VARIABLES.sha256) && factKeys().every((fact) => variables.find(({ key }) => key === FRAMEWORK_VARIABLES[fact])?.value === facts[fact]);
}

export type RefreshRefusal = Refusal<'framework-takes-no-orders' | 'order-cites-what-is-gone' | 'order-quotes-old-rule'>;
type Texts = { readonly before: DocumentContent; readonly after: DocumentContent; readonly facts: FrameworkFacts; readonly words: OrderWords };

/**
 * The edits by which an order names the text in force of its framework agreement after that was amended: number, day and
 * SHA-256, the clauses of it that got other numbers, and what its rule about orders says. Words that a person wrote
 * into the order stay as they are.
 * @param texts `before`: the text that the order names; `after`: the one in force, which `facts` tell of.
 * @returns refused where the text takes no orders any more, where a clause that the order cites is gone, or where a person
 * changed the clause that names the text, and it does not say the rule about orders as that is now.
 */
export function refreshOrder(order: DocumentContent, { before, after, facts, words }: Texts): Outcome<readonly Edit[], RefreshRefusal> {
  const [was, is] = [orderRule(before), orderRule(after)];
  if (is === null) return refused('framework-takes-no-orders');
  const moves = referenceMoves(before, after, words);
  const gone = moves.filter(({ from, to }) => to === null && order.clauses.some(({ body }) => replaced(body, [{ from, to: '' }]) !== body));
  if (gone.length > 0) return refused('order-cites-what-is-gone', { clauses: gone.map(({ number }) => number).join(', ') });
  if (was !== null && words.clause(was) !== words.clause(is) && order.clauses.some(({ key, body }) => key === ORDER_CLAUSE && body !== words.clause(was) && !saysRule(body, is))) return refused('order-quotes-old-rule', { number: is.number });
  const told = moves.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const bodies = order.clauses.flatMap(({ id, key, body }): Edit[] => {
    const value = key === ORDER_CLAUSE && was !== null && body === words.clause(was) ? words.clause(is) : replaced(body, told);
    return value === body ? [] : [{ type: 'set', kind: 'clauses', id, field: 'body', before: body, value }];
  });
  const values = factKeys().flatMap((fact): Edit[] => order.variables.filter(({ key, value }) => key === FRAMEWORK_VARIABLES[fact] && value !== facts[fact]).map(({ id, value }) => ({ type: 'set', kind: 'variables', id, field: 'value', before: value, value: facts[fact] })));
  return granted([...values, ...bodies]);
}

/** Whether a clause cites the rule by its number and in its words, whatever the signs and spaces between them. */
function saysRule(body: string, { number, says }: OrderRule): boolean {
  const cited = replaced(body, [{ from: number, to: '' }]) !== body;
  return cited && lettersOf(body).includes(lettersOf(says));
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

type Move = { readonly number: string; readonly from: string; readonly to: string | null };

/** How each clause of the text before is cited, and how it is cited now; null where it is gone. */
function referenceMoves(before: DocumentContent, after: DocumentContent, { reference }: OrderWords): readonly Move[] {
  const now = new Map(numbered(after).map(({ clause, number }) => [clause.id, number]));
  return numbered(before).flatMap(({ clause, number }): Move[] => {
    const to = now.get(clause.id);
    return to === number ? [] : [{ number, from: reference(number), to: to === undefined ? null : reference(to) }];
  });
}

/** Puts other words in place of some, all at once, so that nothing is replaced twice. A number counts where it begins: "7.2" is not in "17.2". */
function replaced(text: string, pairs: readonly { readonly from: string; readonly to: string }[]): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const inNumber = at > 0 && /[\d.]/u.test(text.charAt(at - 1));
    const pair = inNumber ? undefined : pairs.find(({ from }) => text.startsWith(from, at));
    out += pair?.to ?? text.charAt(at);
    at += pair?.from.length ?? 1;
  }
  return out;
}

const SPACE: Inline = { type: 'text', text: ' ', bold: false, italic: false };

function inlinesOf(block: ClauseBlock): readonly Inline[] {
  return block.type === 'frame' ? [] : block.inlines;
}

function referencesOf(body: string): readonly string[] {
  return parseClauseText(body).flatMap((block) => inlinesOf(block).flatMap((inline) => (inline.type === 'reference' ? [inline.key] : [])));
}

function withReferences(body: string, away: ReadonlyMap<string, string>): string {
  return referencesOf(body).reduce((text, key) => text.replaceAll(`{#${key}}`, away.get(key) ?? `{#${key}}`), body);
}

/** The sentences of a clause after the one that names others; empty where there are none, or where a value stands in them. */
function sentencesAfter(body: string): string {
  const inlines = parseClauseText(body).flatMap((block, at) => (at === 0 ? inlinesOf(block) : [SPACE, ...inlinesOf(block)]));
  const rest = inlines.slice(inlines.findLastIndex(({ type }) => type === 'reference') + 1);
  if (rest.some(({ type }) => type !== 'text')) return '';
  const words = rest.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
  const end = /[.!?]\s/u.exec(words);
  return end === null ? '' : words.slice(end.index + 1).trim().replaceAll(/[*{[\\]/gu, String.raw`\$&`);
}
