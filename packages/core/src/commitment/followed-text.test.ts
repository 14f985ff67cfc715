import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { agreedCommitments, type AgreedCommitment } from './agreed-commitments.ts';
import { doerWords } from './agreed-doers.ts';
import { wouldCircle } from './date-shift.ts';
import { followText, freshBlocks, type FollowedText, type MadePromise } from './followed-text.ts';

const AT = '2026-04-01T10:00:00.000Z';
const promiseOf = (one: AgreedCommitment): MadePromise => ({ id: `promise ${one.sourceId}`, sourceId: one.sourceId, dueOn: one.dueOn, agreedOn: one.dueOn, agreedTitle: one.title, agreedFormat: one.format, agreedOwner: doerWords(one, SAMPLE_CONTENT), doneAt: null, exceptedAt: null, takenOutBy: null, isRemoved: false });
const MADE: readonly MadePromise[] = agreedCommitments(SAMPLE_CONTENT).map(promiseOf);
const NOTHING: FollowedText = { fresh: [], redated: [], agreedAnew: [], reworded: [], wordedAnew: [], handedOn: [], namedAnew: [], takenOut: [], keptAndGone: [], putBack: [] };
const made = (sourceId: string, more: Partial<MadePromise>): readonly MadePromise[] => MADE.map((one) => (one.sourceId === sourceId ? { ...one, ...more } : one));
const dated = (dueOn: string | null) => ({ ...SAMPLE_CONTENT, deliverables: SAMPLE_CONTENT.deliverables.map((item) => (item.id === idOf(61) ? { ...item, dueOn } : item)) });
const called = (more: object) => ({ ...SAMPLE_CONTENT, deliverables: SAMPLE_CONTENT.deliverables.map((item) => (item.id === idOf(61) ? { ...item, ...more } : item)) });
const doneBy = (name: string) => ({ ...SAMPLE_CONTENT, responsibilities: [...SAMPLE_CONTENT.responsibilities.map((person) => ({ ...person, does: person.does.filter((one) => one !== idOf(61)) })), { id: idOf(1), position: 1, side: 'provider' as const, name, roleTitle: '', does: [idOf(61)], decides: [], asked: [], told: [] }] });
const without = { ...SAMPLE_CONTENT, deliverables: SAMPLE_CONTENT.deliverables.filter(({ id }) => id !== idOf(61)) };

/** The promises after a text was followed. */
function after(content: typeof SAMPLE_CONTENT, promises: readonly MadePromise[], { fresh, redated, agreedAnew, reworded, wordedAnew, handedOn, namedAnew, takenOut, keptAndGone, putBack }: FollowedText): readonly MadePromise[] {
  const days = new Map(redated.map(({ id, to }) => [id, to]));
  const agreed = new Map([...redated, ...agreedAnew].map(({ id, to }) => [id, to]));
  const words = new Map([...reworded, ...wordedAnew].map(({ id, title, format }) => [id, { agreedTitle: title, agreedFormat: format }]));
  const named = new Map([...handedOn, ...namedAnew].map((one) => [one.id, one.words]));
  const back = new Map(putBack.map(({ id, isOwed }) => [id, isOwed]));
  return [
    ...promises.map((one) => ({ ...one, ...words.get(one.id), agreedOwner: named.get(one.id) ?? one.agreedOwner, ...(days.has(one.id) ? { dueOn: days.get(one.id) ?? null } : {}), ...(agreed.has(one.id) ? { agreedOn: agreed.get(one.id) ?? null } : {}), ...(takenOut.includes(one.id) ? { exceptedAt: AT, takenOutBy: 1 } : {}), ...(keptAndGone.includes(one.id) ? { takenOutBy: 1 } : {}), ...(back.has(one.id) ? { takenOutBy: null, ...(back.get(one.id) === true ? { exceptedAt: null } : {}) } : {}) })),
    ...fresh.map((one) => ({ ...promiseOf(one), agreedOwner: doerWords(one, content) })),
  ];
}

describe('a text that binds now', () => {
  it('is promised whole where nothing was, and not again where it was', () => {
    expect(followText(SAMPLE_CONTENT, []).fresh).toEqual(agreedCommitments(SAMPLE_CONTENT));
    expect(followText(SAMPLE_CONTENT, MADE)).toEqual(NOTHING);
    expect(followText(SAMPLE_CONTENT, made(idOf(61), { isRemoved: true }))).toEqual(NOTHING);
  });

  it('gives its day to what is open, also where the board had moved to it or away from it', () => {
    const id = `promise ${idOf(61)}`;
    expect(followText(dated('2026-05-20'), MADE).redated).toEqual([{ id, from: '2026-05-12', to: '2026-05-20' }]);
    expect(followText(dated('2026-05-20'), made(idOf(61), { dueOn: '2026-05-20' })).redated).toEqual([{ id, from: '2026-05-20', to: '2026-05-20' }]);
    expect(followText(dated('2026-05-20'), made(idOf(61), { dueOn: '2026-05-15' })).redated).toEqual([{ id, from: '2026-05-15', to: '2026-05-20' }]);
    expect(followText(SAMPLE_CONTENT, made(idOf(61), { dueOn: '2026-05-15' }))).toEqual(NOTHING);
  });

  it('leaves alone what is kept, let go or off the board', () => {
    const id = `promise ${idOf(61)}`;
    for (const ended of [{ doneAt: AT }, { exceptedAt: AT }]) {
      expect(followText(dated('2026-05-20'), made(idOf(61), ended))).toEqual({ ...NOTHING, agreedAnew: [{ id, to: '2026-05-20' }] });
      expect(followText(without, made(idOf(61), ended)).takenOut).toEqual([]);
    }
    expect(followText(dated('2026-05-20'), made(idOf(61), { isRemoved: true }))).toEqual(NOTHING);
    expect(followText(without, made(idOf(61), { doneAt: AT })).keptAndGone).toEqual([id]);
    expect(followText(without, made(idOf(61), { exceptedAt: AT }))).toEqual(NOTHING);
  });

  it('calls what is open as it says, in the form it asks for, and names who does it; what ended keeps its words', () => {
    const id = `promise ${idOf(61)}`;
    expect(followText(called({ name: 'Course' }), MADE)).toEqual({ ...NOTHING, reworded: [{ id, title: 'Course', format: 'SCORM 1.2' }] });
    expect(followText(called({ form: 'xAPI' }), MADE).reworded).toEqual([{ id, title: 'Module', format: 'xAPI' }]);
    expect(followText(doneBy('Nadia'), MADE)).toEqual({ ...NOTHING, handedOn: [{ id, words: 'provider\nNadia', one: expect.objectContaining({ title: 'Module' }) }] });
    for (const ended of [{ doneAt: AT }, { exceptedAt: AT }, { agreedTitle: null, agreedFormat: null, agreedOwner: null }]) {
      expect(followText(called({ name: 'Course' }), made(idOf(61), ended))).toMatchObject({ reworded: [], wordedAnew: [{ id, title: 'Course' }] });
      expect(followText(doneBy('Nadia'), made(idOf(61), ended))).toMatchObject({ handedOn: [], namedAnew: [{ id }] });
    }
  });

  it('is owed again where an amendment took it out and another puts it back', () => {
    const id = `promise ${idOf(61)}`;
    const out = { takenOutBy: 1, exceptedAt: AT };
    expect(followText(SAMPLE_CONTENT, made(idOf(61), out))).toEqual({ ...NOTHING, putBack: [{ id, isOwed: true }] });
    expect(followText(dated('2026-05-20'), made(idOf(61), out))).toEqual({ ...NOTHING, putBack: [{ id, isOwed: true }], redated: [{ id, from: '2026-05-12', to: '2026-05-20' }] });
    for (const more of [{ doneAt: AT }, { exceptedAt: null }]) expect(followText(SAMPLE_CONTENT, made(idOf(61), { ...out, ...more }))).toEqual({ ...NOTHING, putBack: [{ id, isOwed: false }] });
    expect(followText(SAMPLE_CONTENT, made(idOf(61), { ...out, isRemoved: true }))).toEqual(NOTHING);
  });

  it('ends what it does not have any more, once', () => {
    expect(followText(without, MADE)).toEqual({ ...NOTHING, takenOut: [`promise ${idOf(61)}`] });
    expect(followText(without, made(idOf(61), { takenOutBy: 1 }))).toEqual(NOTHING);
  });

  it('changes nothing the second time, whatever stood on the board', () => {
    const day = fc.constantFrom(null, '2026-05-04', '2026-05-12', '2026-05-20');
    const moment = fc.option(fc.constant(AT));
    const state = fc.record({ dueOn: day, doneAt: moment, exceptedAt: moment, takenOutBy: fc.constantFrom(null, 1), isRemoved: fc.boolean(), agreedTitle: fc.constantFrom(null, 'Old', 'Module'), agreedFormat: fc.constantFrom('', 'SCORM 1.2'), agreedOwner: fc.constantFrom(null, 'provider', 'provider\nOla') });
    const texts = fc.constantFrom(SAMPLE_CONTENT, without, dated('2026-05-20'), dated(null), called({ name: 'Course', form: 'xAPI' }), doneBy('Nadia'));
    fc.assert(fc.property(texts, fc.array(state, { maxLength: MADE.length }), (content, states) => {
      const board = MADE.slice(0, states.length).map((one, at) => ({ ...one, ...states[at] }));
      const then = after(content, board, followText(content, board));
      expect(followText(content, then)).toEqual(NOTHING);
      expect(new Set(then.map(({ sourceId }) => sourceId)).size).toBe(then.length);
      for (const kept of board.filter(({ doneAt }) => doneAt !== null)) expect(then).toContain(then.find((one) => one.id === kept.id && one.dueOn === kept.dueOn));
    }));
  });
});

describe('what waits for what', () => {
  const ids = new Map(MADE.map(({ sourceId, id }) => [sourceId, id]));

  it('is added where one side of it is fresh, and never in a circle', () => {
    const all = freshBlocks(SAMPLE_CONTENT, { idOf: ids, fresh: new Set(ids.values()), standing: [] });
    expect(all.length).toBe(agreedCommitments(SAMPLE_CONTENT).flatMap(({ blocks }) => blocks).length);
    expect(freshBlocks(SAMPLE_CONTENT, { idOf: ids, fresh: new Set(), standing: [] })).toEqual([]);
    const [first] = all;
    if (first === undefined) throw new Error('nothing waits for anything');
    const added = freshBlocks(SAMPLE_CONTENT, { idOf: ids, fresh: new Set([first.id]), standing: [{ id: first.blockedId, blockedId: first.id }] });
    expect(added).not.toContainEqual(first);
    expect(added.some(({ id, blockedId }) => wouldCircle([{ id: first.blockedId, blockedId: first.id }], id, [blockedId]))).toBe(false);
  });
});
