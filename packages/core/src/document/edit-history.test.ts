import { expect, it } from 'vitest';
import { idOf } from './document.fixture.ts';
import { whatToTakeBack, type Act } from './edit-history.ts';

const [a, b, u1, u2, r1] = [idOf(1), idOf(2), idOf(3), idOf(4), idOf(5)];
const edit = (id: string): Act => ({ id, undoes: null });
const back = (id: string, undoes: string): Act => ({ id, undoes });

it.each([
  ['nothing done', [], { undo: null, redo: null }],
  ['two edits', [edit(a), edit(b)], { undo: b, redo: null }],
  ['an edit taken back', [edit(a), edit(b), back(u1, b)], { undo: a, redo: u1 }],
  ['all taken back', [edit(a), edit(b), back(u1, b), back(u2, a)], { undo: null, redo: u2 }],
  ['redone once', [edit(a), edit(b), back(u1, b), back(u2, a), back(r1, u2)], { undo: a, redo: u1 }],
  ['a fresh edit after an undo', [edit(a), back(u1, a), edit(b)], { undo: b, redo: null }],
  ['an undo of an act that is no longer in sight', [back(u1, a), edit(b)], { undo: b, redo: null }],
])('after %s it knows what to take back', (_, acts, expected) => {
  expect(whatToTakeBack(acts)).toEqual(expected);
});
