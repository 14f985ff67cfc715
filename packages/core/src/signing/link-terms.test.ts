import { expect, it } from 'vitest';
import { linkExpiresAfterSeal, linkExpiresAt, linkState } from './link-terms.ts';

const madeAt = new Date('2026-03-01T10:00:00Z');

it('a signing link outlives the term by a month, to say what became of the agreement', () => {
  expect(linkExpiresAt('sign', { madeAt, termEndsAt: new Date('2026-03-27T22:59:59Z') }).toISOString()).toBe('2026-04-26T22:59:59.000Z');
  expect(linkExpiresAt('sign', { madeAt, termEndsAt: null }).toISOString()).toBe('2026-04-30T10:00:00.000Z');
});

it('after the seal it leads to the file for three months', () => {
  expect(linkExpiresAfterSeal(madeAt).toISOString()).toBe('2026-05-30T10:00:00.000Z');
});

it('the standing page stays for two years', () => {
  expect(linkExpiresAt('us', { madeAt, termEndsAt: null }).toISOString()).toBe('2028-02-29T10:00:00.000Z');
});

it('a link is open until it is revoked or runs out', () => {
  const link = { expiresAt: '2026-04-26T00:00:00.000Z', revokedAt: null };
  expect(linkState(link, madeAt)).toBe('open');
  expect(linkState(link, new Date('2026-04-26T00:00:00.000Z'))).toBe('expired');
  expect(linkState({ ...link, revokedAt: '2026-03-02T00:00:00.000Z' }, madeAt)).toBe('revoked');
});
