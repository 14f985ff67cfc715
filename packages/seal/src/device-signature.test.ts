import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainEvent, CHAIN_START } from '@entente/core/agreement/event-chain';
import { documentChallenge, type DeviceSignature } from '@entente/core/signing/device-key';
import { checkDeviceSignature, deviceKeyFingerprint, sameDeviceAnswer } from './device-signature.ts';
import { checkEvidence, deviceSignaturesIn, evidenceToAttach, AGREEMENT_FILE } from './evidence.ts';
import { AGREEMENT, sampleEvents, sampleEvidence, sha256 } from './test/sample-pdf.fixture.ts';

const DOCUMENT = sha256('the text');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PAIRS: readonly (readonly [DeviceSignature['algorithm'], { publicKey: KeyObject; privateKey: KeyObject }])[] = [[-7, ec], [-8, generateKeyPairSync('ed25519')], [-257, generateKeyPairSync('rsa', { modulusLength: 2048 })]];

function signed([algorithm, { publicKey, privateKey }] = PAIRS[0] ?? ([-7, ec] as const), origin = 'https://entente.example'): DeviceSignature {
  const authenticatorData = Buffer.concat([Buffer.from(sha256('entente.example'), 'hex'), Buffer.from([0x05, 0, 0, 0, 1])]);
  const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge: documentChallenge(DOCUMENT), origin, crossOrigin: false }));
  const signature = sign(algorithm === -8 ? null : 'sha256', Buffer.concat([authenticatorData, Buffer.from(sha256(clientData), 'hex')]), privateKey);
  return {
    credentialId: 'Zm9yZQ', publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'), algorithm, rpId: 'entente.example', origin,
    authenticatorData: authenticatorData.toString('base64url'), clientDataJSON: clientData.toString('base64url'), signature: signature.toString('base64url'), enrolledAt: '2026-11-28T12:00:00.000Z', enrolledBy: 'a.wrona@bankwschodni.example',
  };
}

/** The same bytes with another last character, where their number leaves bits of it unused. */
function respelled(text: string): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.length % 4 === 0 ? text : text.slice(0, -1) + (signs[signs.indexOf(text.slice(-1)) + 1] ?? '');
}

describe('a signature by the key of a device', () => {
  it.each(PAIRS)('holds for its text with algorithm %i', (...pair) => {
    expect(checkDeviceSignature(signed(pair), DOCUMENT)).toBeNull();
  });

  it('holds for no other text, key, host, algorithm or form', () => {
    const record = signed();
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
    expect(checkDeviceSignature(record, sha256('another text'))).toBe('other-text');
    expect(checkDeviceSignature({ ...record, publicKey: other }, DOCUMENT)).toBe('signature-wrong');
    expect(checkDeviceSignature({ ...record, rpId: 'entente.example.org' }, DOCUMENT)).toBe('other-place');
    expect(checkDeviceSignature({ ...record, algorithm: -257 }, DOCUMENT)).toBe('unreadable');
    for (const broken of [null, {}, { ...record, publicKey: 'AAAA' }, { ...record, signature: '' }]) expect(checkDeviceSignature(broken, DOCUMENT)).toBe('unreadable');
  });

  it('does not hold by the same key in another form', () => {
    const record = signed();
    const der = Buffer.from(record.publicKey, 'base64url');
    const hybrid = Buffer.from(der);
    hybrid.writeUInt8(0x06 | ((der.at(-1) ?? 0) & 1), 26);
    expect(checkDeviceSignature({ ...record, publicKey: hybrid.toString('base64url') }, DOCUMENT)).toBe('unreadable');
  });

  it.each(PAIRS)('is the same answer, and no signature to keep, with the unused bits of its last character changed (algorithm %i)', (...pair) => {
    const record = signed(pair);
    const other = respelled(record.signature);
    expect(sameDeviceAnswer(record.algorithm, record.signature, other)).toBe(true);
    expect(sameDeviceAnswer(record.algorithm, record.signature, signed(PAIRS[0]).signature)).toBe(false);
    expect(checkDeviceSignature({ ...record, signature: other }, DOCUMENT)).toBe(other === record.signature ? null : 'unreadable');
  });

  it.each([
    ['its own host', 'https://entente.example', null],
    ['a host below it', 'https://sign.entente.example:8443', null],
    ['another host', 'https://entente.example.org', 'other-place'],
    ['a host that ends alike', 'https://not-entente.example', 'other-place'],
    ['no address', 'entente.example', 'other-place'],
  ] as const)('that was made on %s is judged by the host of its key', (_where, origin, fault) => {
    expect(checkDeviceSignature(signed(PAIRS[0], origin), DOCUMENT)).toBe(fault);
  });

  it('does not survive one changed bit, wherever it is', () => {
    const record = signed();
    fc.assert(fc.property(fc.constantFrom('authenticatorData', 'clientDataJSON', 'signature', 'publicKey' as const), fc.nat(10_000), fc.nat(7), (part, at, bit) => {
      const bytes = Buffer.from(record[part], 'base64url');
      const place = at % bytes.length;
      bytes.writeUInt8((bytes[place] ?? 0) ^ (1 << bit), place);
      expect(checkDeviceSignature({ ...record, [part]: bytes.toString('base64url') }, DOCUMENT)).not.toBeNull();
    }), { numRuns: 300 });
  });
});

describe('evidence that tells of a device', () => {
  type Body = Readonly<Record<string, unknown>>;
  const GIVEN = { signatureId: 'one', signatoryId: 'anna', typedName: 'Anna Wrona', level: 'device', documentSha256: DOCUMENT };
  const ROW = { typedName: 'Anna Wrona', signatoryId: 'anna', level: 'device', documentSha256: DOCUMENT, takenBackAt: null, consentSha256: DOCUMENT, buttonSha256: DOCUMENT };
  const evidenceOf = (bodies: readonly Body[], signatures: readonly Body[]): Uint8Array => {
    const [first] = sampleEvents();
    if (first === undefined) throw new Error('an event');
    const events: ReturnType<typeof chainEvent>[] = [];
    for (const body of bodies) events.push(chainEvent(events.at(-1)?.hash ?? CHAIN_START, { ...first.record, seq: events.length + 1, type: body['typedName'] === undefined ? 'signature.taken_back' : 'signature.given', body }, sha256));
    return evidenceToAttach(sampleEvidence({ chain: { seq: events.length, head: events.at(-1)?.hash, events }, versions: [], signatures, texts: { [DOCUMENT]: 'the text' } }), { [AGREEMENT_FILE]: AGREEMENT });
  };
  const evidence = (device: unknown, documentSha256 = DOCUMENT): Uint8Array => evidenceOf([{ ...GIVEN, documentSha256, ...(device === undefined ? {} : { device }) }], [ROW]);

  it('is checked against the text that was signed', () => {
    const record = signed();
    expect(checkEvidence(evidence(record), AGREEMENT)).toEqual([]);
    expect(deviceSignaturesIn(evidence(record))).toEqual([{ name: 'Anna Wrona', key: deviceKeyFingerprint(record.publicKey), documentSha256: DOCUMENT, calledOffAt: null }]);
    expect(checkEvidence(evidence(record, sha256('swapped')), AGREEMENT)).toEqual([{ code: 'device-signature-invalid', name: 'Anna Wrona', because: 'other-text' }, { code: 'device-signature-missing', name: 'Anna Wrona' }]);
    expect(checkEvidence(evidence(undefined), AGREEMENT)).toEqual([{ code: 'device-signature-invalid', name: 'Anna Wrona', because: 'unreadable' }]);
    expect(deviceSignaturesIn(evidence(null))).toEqual([]);
  });

  it('misses the signature behind a row where only one that was taken back had a device', () => {
    const [back, byCode] = [{ signatureId: 'one' }, { ...GIVEN, signatureId: 'two', level: 'code' }];
    const first = { ...GIVEN, device: signed() };
    const backRow = { ...ROW, takenBackAt: '2026-11-28T12:01:00.000Z' };
    expect(checkEvidence(evidenceOf([first, back, byCode], [backRow, ROW]), AGREEMENT)).toEqual([{ code: 'device-signature-missing', name: 'Anna Wrona' }]);
    expect(checkEvidence(evidenceOf([first, back, { ...GIVEN, signatureId: 'two', device: signed() }], [backRow, ROW]), AGREEMENT)).toEqual([]);
  });

  it('tells where one answer stands for two people', () => {
    const record = signed();
    const second = { ...GIVEN, signatureId: 'two', signatoryId: 'jan', typedName: 'Jan Nowak' };
    const rows = [ROW, { ...ROW, typedName: 'Jan Nowak', signatoryId: 'jan' }];
    expect(checkEvidence(evidenceOf([{ ...GIVEN, device: record }, { ...second, device: record }], rows), AGREEMENT)).toEqual([{ code: 'device-signature-repeated', name: 'Jan Nowak' }]);
    expect(checkEvidence(evidenceOf([{ ...GIVEN, device: record }, { ...second, device: signed() }], rows), AGREEMENT)).toEqual([]);
  });

  it('is checked wherever it holds an answer of a device, whatever way of signing stands beside it', () => {
    const byCode = { ...GIVEN, level: 'code', device: { ...signed(), signature: 'AAAA' } };
    expect(checkEvidence(evidenceOf([byCode], [{ ...ROW, level: 'code' }]), AGREEMENT)).toEqual([{ code: 'device-signature-invalid', name: 'Anna Wrona', because: 'signature-wrong' }]);
  });
});
