import { expect, it } from 'vitest';
import { finalAt, signatureState } from './take-back.ts';

const signedAt = new Date('2026-03-19T14:27:00.000Z');
const signature = { finalAt: finalAt(signedAt).toISOString(), takenBackAt: null };

it('a signature can be taken back for five minutes and not a moment longer', () => {
  expect(signature.finalAt).toBe('2026-03-19T14:32:00.000Z');
  expect(signatureState(signature, new Date('2026-03-19T14:31:59.999Z'))).toBe('open');
  expect(signatureState(signature, new Date('2026-03-19T14:32:00.000Z'))).toBe('final');
});

it('what was taken back never stands again', () => {
  const takenBack = { ...signature, takenBackAt: '2026-03-19T14:28:00.000Z' };
  expect(signatureState(takenBack, new Date('2027-01-01T00:00:00.000Z'))).toBe('taken_back');
});
