import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreementFile } from '../../agreement/agreement-file.ts';
import { applyEdits } from '../apply-edit.ts';
import { canonicalText } from '../canonical-text.ts';
import type { DocumentContent } from '../content.ts';
import { DUTIES } from './duty.ts';
import { SAMPLE_CONTENT, idOf } from '../document.fixture.ts';
import { findings } from '../findings.ts';
import { PLAIN_WORDS } from '../frame-words.fixture.ts';
import { renderDocument } from '../render-document.ts';
import { readStoredContent } from '../stored-content.ts';
import { dutyEdits, withoutWork } from './duty-edits.ts';
import { personDuties, personNamed } from './person-duties.ts';
import { proposedResponsibilities } from './propose-responsibilities.ts';
import { dutiesIn, workItems } from './work-items.ts';

const [PHASE, MODULE, OLA, ANNA] = [idOf(51), idOf(61), idOf(93), idOf(94)];
const people = SAMPLE_CONTENT.responsibilities;
const [ola, anna] = people;
const [deliverable] = SAMPLE_CONTENT.deliverables;
if (ola === undefined || anna === undefined || deliverable === undefined) throw new Error('the sample holds two people and a deliverable');

const codes = (change: Partial<DocumentContent>): string[] => findings({ ...SAMPLE_CONTENT, ...change }).map(({ code }) => code);

describe('the check of who does what', () => {
  it.each([
    ['a thing nobody does or decides', [{ ...ola, does: [PHASE] }, { ...anna, decides: [] }], 'work-is-nobodys'],
    ['a thing nobody does', [{ ...ola, does: [PHASE] }, anna], 'work-has-no-doer'],
    ['a thing nobody decides', [ola, { ...anna, decides: [], told: [PHASE, MODULE] }], 'work-has-no-decider'],
    ['two who decide', [ola, { ...anna, decides: [PHASE, MODULE], told: [] }], 'work-has-two-deciders'],
    ['an acceptance without the client', [{ ...ola, decides: [PHASE, MODULE] }, { ...anna, decides: [], told: [PHASE, MODULE] }], 'work-is-accepted-by-us'],
    ['another person than the deliverable names', [ola, { ...anna, name: 'Jan Wrona' }], 'work-names-another-decider'],
    ['a side that hears nothing', [ola, { ...anna, told: [] }], 'other-side-is-not-told'],
    ['a person without a part', [...people, { ...anna, id: idOf(96), name: 'Piotr Zima', decides: [], told: [] }], 'person-has-no-part'],
    ['one person in two columns', [...people, { ...anna, id: idOf(96), name: 'anna  wrona', decides: [], told: [MODULE] }], 'person-is-named-twice'],
  ] satisfies [string, DocumentContent['responsibilities'], string][])('finds %s, and no more once it is mended', (_, responsibilities, code) => {
    expect(codes({ responsibilities })).toContain(code);
    expect(codes({})).not.toContain(code);
  });

  it('says so when one person carries twelve things, and not at eleven', () => {
    const named = (count: number): Partial<DocumentContent> => {
      const deliverables = Array.from({ length: count }, (_, at) => ({ ...deliverable, id: idOf(600 + at), name: `Part ${at}` }));
      return { deliverables, billingItems: [], responsibilities: [{ ...ola, does: deliverables.map(({ id }) => id), decides: [] }, anna] };
    };
    expect(codes(named(12))).toContain('person-carries-too-much');
    expect(codes(named(11))).not.toContain('person-carries-too-much');
  });

  it('has nothing to say where nobody was named', () => {
    expect(codes({ responsibilities: [] }).filter((code) => code.startsWith('work-') || code.startsWith('person-'))).toEqual([]);
  });
});

describe('a press in the matrix', () => {
  const press = fc.record({ personId: fc.constantFrom(OLA, ANNA), workId: fc.constantFrom(PHASE, MODULE), duty: fc.constantFrom(...DUTIES, null) });

  it('never leaves two who decide, nor somebody who decides and is asked; each is one act that can be taken back', () => {
    fc.assert(fc.property(fc.array(press, { maxLength: 12 }), (presses) => {
      let content = SAMPLE_CONTENT;
      for (const { duty, ...cell } of presses) {
        const done = applyEdits(content, dutyEdits(content, cell, duty));
        if (!done.ok) throw new Error(done.refusal.code);
        content = done.value;
        if (duty === null) expect(content.responsibilities.flatMap((one) => (one.id === cell.personId ? dutiesIn(one, cell.workId) : []))).toEqual([]);
      }
      for (const { id } of workItems(content)) {
        const held = content.responsibilities.map((person) => dutiesIn(person, id));
        expect(held.filter((duties) => duties.includes('decides')).length).toBeLessThanOrEqual(1);
        expect(held.every((duties) => duties.length < 2 || duties.join() === 'does,decides')).toBe(true);
      }
    }));
  });

  it('gives a decision to another person by taking it from the first', () => {
    const done = applyEdits(SAMPLE_CONTENT, dutyEdits(SAMPLE_CONTENT, { personId: ANNA, workId: PHASE }, 'decides'));
    expect(done.ok && done.value.responsibilities.map((person) => dutiesIn(person, PHASE))).toEqual([['does'], ['decides']]);
  });
});

describe('what somebody answers for', () => {
  it('cannot be removed under their hands, and can once it is out of the matrix', () => {
    const bare = { ...SAMPLE_CONTENT, billingItems: [] };
    const remove = { type: 'remove' as const, kind: 'deliverables' as const, item: deliverable };
    expect(applyEdits(bare, [remove])).toMatchObject({ ok: false, refusal: { code: 'responsibility-is-held', detail: { name: 'Ola Lipska' } } });
    expect(applyEdits(bare, [...withoutWork(bare, MODULE), remove]).ok).toBe(true);
  });

  it('must exist', () => {
    const edit = { type: 'set' as const, kind: 'responsibilities' as const, id: ANNA, field: 'asked', before: [], value: [idOf(404)] };
    expect(applyEdits(SAMPLE_CONTENT, [edit])).toMatchObject({ ok: false, refusal: { code: 'responsibility-work-is-gone' } });
  });

  it('is read person by person, deliverables under their phase', () => {
    expect(personDuties(SAMPLE_CONTENT, ola)).toEqual({ does: ['Making', 'Module'], decides: ['Making'], asked: [], told: [] });
    expect(personNamed(SAMPLE_CONTENT, { side: 'client', name: 'Anna  WRONA' })?.id).toBe(ANNA);
    expect(personNamed(SAMPLE_CONTENT, { side: 'provider', name: 'Anna Wrona' })).toBeNull();
  });
});

describe('a proposal', () => {
  it('names who is known, and leaves nothing that weighs more than thin', () => {
    let next = 700;
    const proposed = proposedResponsibilities(SAMPLE_CONTENT, () => idOf((next += 1)));
    expect(proposed.map(({ side, name }) => [side, name])).toEqual([['provider', 'Ola Lipska'], ['client', 'Anna Wrona']]);
    const found = findings({ ...SAMPLE_CONTENT, responsibilities: [...proposed] }).filter(({ kind, code }) => kind === 'responsibilities' && code !== 'frame-is-not-written-out');
    expect(found).toEqual([]);
  });
});

describe('the signed text', () => {
  const shown = { ...SAMPLE_CONTENT, clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, body: 'Who does what:\n[[responsibilities]]' } : clause)) };
  const text = (content: DocumentContent): string => canonicalText(renderDocument(content, PLAIN_WORDS));

  it('says person by person what they answer for, and at a piece of work who does it', () => {
    expect(text(shown)).toContain('– Anna Wrona. the Bank. fact(responsibility.decides,Module). fact(responsibility.told,Making).');
    expect(text(shown)).toContain('fact(responsibility.done_by,Ola Lipska)');
  });

  it('of a document without a matrix is the text it always was', () => {
    const { responsibilities: _, ...before } = SAMPLE_CONTENT;
    const old = readStoredContent(before, 2);
    expect(old.responsibilities).toEqual([]);
    expect(text(old)).not.toContain('responsibility');
    expect(readStoredContent({ ...before, clauses: shown.clauses }, 2).clauses.some(({ body }) => body.endsWith('\n\\[[responsibilities]]'))).toBe(true);
  });

  it('of a file written before the matrix is read as it was', () => {
    const { responsibilities: _, ...content } = shown;
    const file = { format: 'entente-agreement/1', id: idOf(1), number: 'A-1', version: 1, frozenAt: null, sha256: 'a'.repeat(64), clauseHashes: [], canonicalText: '', content };
    expect(text(readAgreementFile(file)?.content ?? SAMPLE_CONTENT)).toContain('[[responsibilities]]');
    expect(text(readAgreementFile({ ...file, content: shown })?.content ?? SAMPLE_CONTENT)).toContain('– Anna Wrona.');
  });
});
