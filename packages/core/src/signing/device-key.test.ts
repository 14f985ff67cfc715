import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterFollows, DEVICE_ASK_MINUTES, deviceFault, DeviceSignature, documentChallenge, isAskOpen, madeAt, readAuthenticatorData } from './device-key.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const DOCUMENT = sha('the text');
const EXPECTED = { documentSha256: DOCUMENT, origin: 'https://entente.example', rpIdSha256: sha('entente.example') };

function answer({ client = {}, flags = 0x05, rpId = 'entente.example', count = 1 }: { client?: Readonly<Record<string, unknown>>; flags?: number; rpId?: string; count?: number } = {}) {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  return { clientDataJSON: JSON.stringify({ type: 'webauthn.get', challenge: documentChallenge(DOCUMENT), origin: 'https://entente.example', crossOrigin: false, ...client }), authenticatorData: Buffer.concat([Buffer.from(sha(rpId), 'hex'), Buffer.from([flags]), counter]) };
}

it('the challenge of a text is its hash itself, as browsers write bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
    const buffer = Buffer.from(bytes);
    expect(documentChallenge(buffer.toString('hex'))).toBe(buffer.toString('base64url'));
  }));
});

it('what a device says of itself is read from the first 37 bytes', () => {
  expect(readAuthenticatorData(answer({ flags: 0x1d, count: 4_294_967_295 }).authenticatorData)).toEqual({ rpIdSha256: sha('entente.example'), isPresent: true, isVerified: true, isBackedUp: true, signCount: 4_294_967_295 });
  expect(readAuthenticatorData(new Uint8Array(36))).toBeNull();
});

describe('an answer of a device', () => {
  it('that fits has no fault', () => {
    expect(deviceFault(answer(), EXPECTED)).toBeNull();
  });

  it.each([
    ['another act', answer({ client: { type: 'webauthn.create' } }), 'other-act'],
    ['another text', answer({ client: { challenge: documentChallenge(sha('other')) } }), 'other-text'],
    ['another site', answer({ client: { origin: 'https://entente.example.org' } }), 'other-place'],
    ['a page within another', answer({ client: { crossOrigin: true } }), 'other-place'],
    ['another host', answer({ rpId: 'example' }), 'other-place'],
    ['nobody at the device', answer({ flags: 0x04 }), 'user-not-verified'],
    ['a touch by anybody', answer({ flags: 0x01 }), 'user-not-verified'],
    ['no JSON', { ...answer(), clientDataJSON: '{' }, 'unreadable'],
  ] as const)('that tells of %s is named', (_what, given, fault) => {
    expect(deviceFault(given, EXPECTED)).toBe(fault);
  });

  it('is for no other text, whichever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(deviceFault(answer(), { ...EXPECTED, documentSha256: sha(`${text} `) })).toBe('other-text');
    }));
  });
});

it('a counter goes up, or is not kept at all', () => {
  expect([[0, 0], [0, 1], [4, 5], [5, 5], [5, 4], [5, 0]].map(([known = 0, next = 0]) => counterFollows(known, next))).toEqual([true, true, true, false, false, false]);
});

it('a page waits for its device for half an hour, and never from the future', () => {
  const shown = Date.parse('2026-11-28T12:00:00Z');
  const id = `${shown.toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-7000-8000-000000000000`;
  const after = (minutes: number): boolean => isAskOpen(id, new Date(shown + minutes * 60_000));
  expect(madeAt(id)).toBe(shown);
  expect([-2, 0, DEVICE_ASK_MINUTES - 1, DEVICE_ASK_MINUTES].map(after)).toEqual([false, true, true, false]);
});

it('bytes are written in one way only: another last character for the same bytes is refused', () => {
  const { signature } = DeviceSignature.shape;
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (bytes) => {
    const text = Buffer.from(bytes).toString('base64url');
    const spellings = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (last) => text.slice(0, -1) + last).filter((one) => Buffer.from(one, 'base64url').equals(bytes));
    expect(spellings.filter((one) => signature.safeParse(one).success)).toEqual([text]);
  }));
  expect(['A', 'AAAAA', 'AAAA='].filter((one) => signature.safeParse(one).success)).toEqual([]);
});
