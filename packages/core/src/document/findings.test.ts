import { describe, expect, it } from 'vitest';
import type { DocumentContent } from './content.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import { findings } from './findings.ts';
import { frameTicks } from './frame-ticks.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { inShort } from './in-short.ts';

const codes = (content: DocumentContent): string[] => findings(content).map(({ code }) => code);

/** The sample with the two holes it is drawn with filled, so that each test opens one. */
const WHOLE: DocumentContent = {
  ...SAMPLE_CONTENT,
  parties: SAMPLE_CONTENT.parties.map((party) => ({ ...party, legalName: party.legalName || 'Bank Wschodni S.A.' })),
  variables: SAMPLE_CONTENT.variables.map((variable) => ({ ...variable, value: variable.value ?? '30' })),
  clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.key === 'deliverables' ? { ...clause, body: '[[deliverables]]\n[[scope_in]]\n[[scope_out]]\n[[phases]]\n[[results]]\n[[client_inputs]]\n[[responsibilities]]\n[[ground_rules]]\n[[terms]]' } : clause)),
  clientInputs: SAMPLE_CONTENT.clientInputs.map((input) => ({ ...input, dueOn: '2026-04-10' })),
};
const [deliverable] = WHOLE.deliverables;
const [phase] = WHOLE.phases;
const [billing, onAcceptance] = WHOLE.billingItems;
if (deliverable === undefined || phase === undefined || billing === undefined || onAcceptance === undefined) throw new Error('the sample holds one of each');

describe('what is missing', () => {
  it('is nothing in a whole document', () => {
    expect(codes(WHOLE)).toEqual([]);
  });

  it('is said gravest first, and leads to a clause', () => {
    const found = findings({ ...SAMPLE_CONTENT, clauses: WHOLE.clauses });
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['party-has-no-legal-name', 'blocks_sending'], ['variable-is-not-filled', 'blocks_sending'], ['client-input-has-no-due-day', 'thin']]);
    expect(found[1]).toMatchObject({ id: idOf(13), name: 'Notice', clauseId: idOf(34) });
  });

  it.each([
    ['a side without a party', { parties: WHOLE.parties.slice(0, 1) }, 'side-has-no-party'],
    ['a clause that uses an unknown variable', { variables: WHOLE.variables.slice(1) }, 'variable-is-not-defined'],
    ['a reference to a clause that is gone', { clauses: WHOLE.clauses.filter(({ key }) => key !== 'price') }, 'reference-leads-nowhere'],
    ['a document without clauses', { clauses: [] }, 'document-has-no-clauses'],
    ['a section without clauses', { sections: [...WHOLE.sections, { id: idOf(29), position: 9_999, title: 'Data' }] }, 'section-is-empty'],
    ['a clause without words', { clauses: WHOLE.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, body: '' } : clause)) }, 'clause-is-empty'],
    ['no limits of the scope', { scopeItems: WHOLE.scopeItems.filter(({ direction }) => direction === 'in') }, 'scope-out-is-empty'],
    ['no scope', { scopeItems: WHOLE.scopeItems.filter(({ direction }) => direction === 'out') }, 'scope-in-is-empty'],
    ['no phases', { phases: [], deliverables: WHOLE.deliverables.map((item) => ({ ...item, phaseId: null })), clientInputs: WHOLE.clientInputs.map((item) => ({ ...item, phaseId: null })) }, 'phases-are-empty'],
    ['a phase without dates', { phases: [{ ...phase, endsOn: null }] }, 'phase-has-no-dates'],
    ['a phase that ends before it starts', { phases: [{ ...phase, endsOn: '2026-01-01' }] }, 'phase-ends-before-it-starts'],
    ['no results', { results: [] }, 'results-are-empty'],
    ['a result without a measure', { results: WHOLE.results.map((item) => ({ ...item, measure: '' })) }, 'result-has-no-measure'],
    ['no deliverables', { deliverables: [], billingItems: [billing] }, 'deliverables-are-empty'],
    ['a deliverable without a form', { deliverables: [{ ...deliverable, form: '' }] }, 'deliverable-has-no-form'],
    ['a deliverable that nobody knows how to accept', { deliverables: [{ ...deliverable, acceptance: [] }] }, 'deliverable-has-no-acceptance'],
    ['a deliverable without a day', { deliverables: [{ ...deliverable, dueOn: null }] }, 'deliverable-has-no-due-day'],
    ['a deliverable without a decider', { deliverables: [{ ...deliverable, decider: '' }] }, 'deliverable-has-no-decider'],
    ['no amounts', { billingItems: [] }, 'billing-is-empty'],
    ['an amount of nothing', { billingItems: [{ ...billing, amountMinor: 0 }] }, 'billing-has-no-amount'],
    ['an amount due on an acceptance of nothing', { billingItems: [{ ...onAcceptance, deliverableId: null }] }, 'billing-has-no-deliverable'],
    ['an amount due on no day', { billingItems: [{ ...billing, trigger: 'on_day' as const }] }, 'billing-has-no-day'],
    ['nothing asked of the client', { clientInputs: [] }, 'client-inputs-are-empty'],
    ['no ground rules', { groundRules: [] }, 'ground-rules-are-empty'],
    ['records that no clause writes out', { clauses: WHOLE.clauses.map((clause) => ({ ...clause, body: clause.body.replace('[[results]]', '') })) }, 'frame-is-not-written-out'],
  ] satisfies [string, Partial<DocumentContent>, string][])('is seen for %s', (_, hole, code) => {
    expect(codes({ ...WHOLE, ...hole })).toContain(code);
  });

  it('does not ask for parts that this kind of agreement does not have', () => {
    const mentoring = { ...WHOLE, deliverables: [], billingItems: [billing], clauses: WHOLE.clauses.map((clause) => ({ ...clause, body: clause.body.replace('[[deliverables]]', 'We meet.').replace('{price}', 'paid in parts') })) };
    expect(codes(mentoring)).toEqual([]);
    expect(frameTicks(mentoring).hard.map(({ part }) => part)).not.toContain('deliverables');
  });
});

describe('what a template lacks', () => {
  it('is not what is filled for one client', () => {
    const open = { ...SAMPLE_CONTENT, clauses: WHOLE.clauses, phases: [{ ...phase, startsOn: null, endsOn: null }], deliverables: [{ ...deliverable, dueOn: null, decider: '' }] };
    expect(findings(open).length).toBeGreaterThan(4);
    expect(findings(open, 'template')).toEqual([]);
    expect(frameTicks(open, { purpose: 'template' }).hard.map(({ part, state }) => `${part} ${state}`)).toEqual(['scope full', 'phases full', 'results full', 'deliverables full', 'billing full', 'client_inputs full']);
  });

  it('is what no agreement made from it could mend', () => {
    expect(findings({ ...WHOLE, variables: WHOLE.variables.slice(1) }, 'template').map(({ code }) => code)).toEqual(['variable-is-not-defined']);
  });
});

describe('the ticks of the frame', () => {
  it('are full, half or empty by part', () => {
    const thin = { ...WHOLE, deliverables: [deliverable, { ...deliverable, id: idOf(62), acceptance: [] }], results: [] };
    const states = Object.fromEntries(frameTicks(thin).hard.map(({ part, state }) => [part, state]));
    expect(states).toEqual({ scope: 'full', phases: 'full', results: 'empty', deliverables: 'half', billing: 'full', schedule: 'full', client_inputs: 'full', responsibilities: 'half' });
    expect(frameTicks(thin).hard.find(({ part }) => part === 'deliverables')).toMatchObject({ lacking: 1, lacks: { code: 'deliverable-has-no-acceptance' }, figures: { count: 2 } });
  });

  it('name each topic of the soft frame', () => {
    const { soft } = frameTicks(WHOLE);
    expect(soft).toHaveLength(8);
    expect(soft.filter(({ state }) => state === 'full').map(({ topic }) => topic)).toEqual(['lateness']);
  });
});

describe('in short', () => {
  it('answers eight questions from the structure, each with its clause', () => {
    expect(inShort(WHOLE, PLAIN_WORDS).map(({ line, answer, clauseNumber }) => [line, answer, clauseNumber])).toEqual([
      ['get', 'short.pieces(Module,5)', '1.1'],
      ['achieve', 'short.target(Fewer complaints,15)', '1.1'],
      ['until', 'short.from_to(2026-04-02,2026-06-26)', '1.1'],
      ['price', 'short.price_total(roundMoney(7840000,PLN),short.price_part(roundMoney(2352000,PLN),billing.on_signing); short.price_part(roundMoney(5488000,PLN),billing.on_acceptance(Module)))', '2.1'],
      ['from_you', 'short.due(Recordings of calls,2026-04-10)', '1.1'],
      ['changes', 'short.changes.none', null],
      ['ending', 'Either side, count(30,days) ahead.', '2.2'],
      ['rights', 'short.rights.none', null],
    ]);
  });

  it('says honestly that nothing was agreed', () => {
    const bare = { ...WHOLE, deliverables: [], scopeItems: [], results: [], phases: [], billingItems: [], clientInputs: [], clauses: [] };
    expect(inShort(bare, PLAIN_WORDS).every(({ line, answer, empty, clauseId }) => empty && answer === `short.${line}.none` && clauseId === null)).toBe(true);
  });

  it('fits mentoring: meetings, a length instead of days, a price for each meeting', () => {
    const length = { id: idOf(19), position: 9, key: 'duration_months', label: 'Length', type: 'months' as const, value: '6', suggestions: [], required: true };
    const mentoring = { ...WHOLE, variables: [...WHOLE.variables, length], deliverables: [], phases: [], billingItems: [{ ...billing, trigger: 'per_meeting' as const }] };
    const answers = inShort(mentoring, PLAIN_WORDS).map(({ answer }) => answer);
    expect(answers.slice(0, 4)).toEqual(['Five modules', 'short.target(Fewer complaints,15)', 'count(6,months)', 'short.price_part(roundMoney(2352000,PLN),billing.per_meeting)']);
  });

});
