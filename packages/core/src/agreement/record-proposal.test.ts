import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../document/apply-edit.ts';
import { ITEM_KINDS, type AnyItem, type DocumentContent } from '../document/content.ts';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { sameValue } from '../kernel/same-value.ts';
import { amendmentEffect } from './amendment-effect.ts';
import { amendmentPatch, applyPatch, patchTargets } from './amendment-patch.ts';
import { isProposalOld, PROPOSAL_KINDS, proposalFields, proposalLines, PROPOSAL_WAYS, type RecordProposal } from './record-proposal.ts';
import { proposeRecord, typedValue, type ProposalWish } from './propose-record.ts';

/** Second parts that nothing is built on, so that also they can go. */
const CONTENT: DocumentContent = {
  ...SAMPLE_CONTENT,
  deliverables: [...SAMPLE_CONTENT.deliverables, { ...(SAMPLE_CONTENT.deliverables[0] as DocumentContent['deliverables'][number]), id: idOf(62), position: 2048, name: 'Film' }],
  billingItems: [...SAMPLE_CONTENT.billingItems, { ...(SAMPLE_CONTENT.billingItems[0] as DocumentContent['billingItems'][number]), id: idOf(83), position: 3072, trigger: 'on_day', dueOn: '2026-06-01' }],
};
const records = PROPOSAL_KINDS.flatMap((kind) => (CONTENT[kind] as readonly AnyItem[]).map((item) => ({ kind, item })));
const typed = fc.constantFrom('Other words', '2026-07-01', '2026-03-01', '12', '0', '1 200,50', '', 'x'.repeat(500), 'zażółć', '-3');
const wish: fc.Arbitrary<ProposalWish> = fc.constantFrom(...records).chain(({ kind, item }) =>
  fc.record({
    way: fc.constantFrom(...PROPOSAL_WAYS),
    recordId: fc.constant(item.id),
    freshId: fc.constant(idOf(900)),
    typed: fc.dictionary(fc.constantFrom(...proposalFields(kind, item).map(({ name }) => name)), typed, { maxKeys: 2 }),
  }),
);
const propose = (recordId: string, typedIn: Record<string, string>, way: ProposalWish['way'] = 'set', content = CONTENT) => proposeRecord(content, { way, recordId, typed: typedIn, freshId: idOf(900) });

function made(outcome: ReturnType<typeof propose>): RecordProposal {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe('a proposal that is taken', () => {
  it('gives exactly the text whose difference it is, and every difference is one of its records', () => {
    let taken = 0;
    fc.assert(fc.property(wish, (one) => {
      const outcome = proposeRecord(CONTENT, one);
      if (!outcome.ok) return;
      taken += 1;
      const { edits, recordId, way } = outcome.value;
      const after = applyEdits(CONTENT, edits);
      if (!after.ok) throw new Error(after.refusal.code);
      expect(applyPatch(CONTENT, edits)).toEqual(after);
      const patch = amendmentPatch(CONTENT, after.value);
      const sorted = (list: readonly object[]): string[] => list.map((edit) => JSON.stringify(edit)).toSorted();
      expect(sorted(patch)).toEqual(sorted(edits));
      const targets = new Set(patchTargets(edits).map(({ kind, id }) => `${kind} ${id}`));
      for (const kind of ITEM_KINDS) {
        const [old, fresh] = [CONTENT[kind] as readonly AnyItem[], after.value[kind] as readonly AnyItem[]];
        for (const id of new Set([...old, ...fresh].map((item) => item.id))) {
          expect(targets.has(`${kind} ${id}`)).toBe(!sameValue(old.find((item) => item.id === id), fresh.find((item) => item.id === id)));
        }
      }
      expect(targets.has(`${outcome.value.kind} ${way === 'add' ? idOf(900) : recordId}`)).toBe(true);
      expect(isProposalOld(CONTENT, edits)).toBe(false);
      expect(isProposalOld(after.value, edits)).toBe(true);
      // What is told line by line is all that sums and days become others by.
      const told = new Set(proposalLines(outcome.value).map(({ name }) => name));
      const { money, days } = amendmentEffect(CONTENT, after.value);
      if (money.length > 0) expect(told.has('amountMinor')).toBe(true);
      if (days.length > 0) expect(['dueOn', 'startsOn', 'endsOn'].some((name) => told.has(name as 'dueOn'))).toBe(true);
    }));
    expect(taken).toBeGreaterThan(10);
  });

  it('is none where the form comes back as it was', () => {
    for (const { kind, item } of records) {
      const asShown = Object.fromEntries(proposalFields(kind, item).map((field) => [field.name, typedValue(field, item)]));
      for (const way of ['set', 'add'] as const) expect(propose(item.id, asShown, way)).toMatchObject({ ok: false, refusal: { code: 'proposal-changes-nothing' } });
    }
  });
});

describe('what was typed', () => {
  it('is read as amount, day, number and words', () => {
    expect(proposalLines(made(propose(idOf(83), { amountMinor: '25 000,50', dueOn: '2026-06-09' })))).toEqual([
      { name: 'amountMinor', type: 'money', before: 2_352_000, after: 2_500_050 },
      { name: 'dueOn', type: 'day', before: '2026-06-01', after: '2026-06-09' },
    ]);
    expect(made(propose(idOf(61), { name: '  Lesson ', rounds: '3' })).edits).toHaveLength(2);
  });

  it.each([
    [idOf(61), { name: ' ' }, 'proposal-words-do-not-fit', 'name'],
    [idOf(61), { dueOn: '2026-02-30' }, 'proposal-day-does-not-fit', 'dueOn'],
    [idOf(81), { amountMinor: 'a lot' }, 'proposal-amount-does-not-fit', 'amountMinor'],
    [idOf(81), { amountMinor: '' }, 'proposal-amount-does-not-fit', 'amountMinor'],
    [idOf(61), { rounds: '99' }, 'proposal-number-does-not-fit', 'rounds'],
    [idOf(51), { endsOn: '2026-04-01' }, 'proposal-ends-before-start', 'endsOn'],
  ])('is refused beside the field that is wrong: %s %j', (id, words, code, field) => {
    expect(propose(id, words as Record<string, string>)).toMatchObject({ ok: false, refusal: { code, detail: { field } } });
  });

  it('is refused of what is no such record, and of what others are built on', () => {
    expect(propose(idOf(31), { name: 'x' })).toMatchObject({ ok: false, refusal: { code: 'proposal-record-is-gone' } });
    expect(propose(idOf(61), {}, 'remove')).toMatchObject({ ok: false, refusal: { code: 'proposal-is-built-on' } });
  });
});

it('what goes leaves nobody answering for it', () => {
  const held = { ...CONTENT, responsibilities: CONTENT.responsibilities.map((person) => ({ ...person, does: [...person.does, idOf(62)] })) };
  const { edits } = made(propose(idOf(62), {}, 'remove', held));
  expect(edits.map(({ type, kind }) => `${type} ${kind}`)).toEqual(['set responsibilities', 'set responsibilities', 'remove deliverables']);
});

it('one that is like another stands right after it', () => {
  const { edits } = made(propose(idOf(81), { label: 'Travel', amountMinor: '500' }, 'add'));
  expect(edits).toMatchObject([{ type: 'insert', item: { label: 'Travel', amountMinor: 50_000, position: 1536, trigger: 'on_signing' } }]);
});
