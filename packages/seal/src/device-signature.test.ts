import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainEvent, CHAIN_START } from '@entente/core/agreement/event-chain';
import { documentChallenge, type DeviceSignature } from '@entente/core/signing/device-key';
import { checkDeviceSignature, deviceKeyFingerprint } from './device-signature.ts';
import { checkEvidence, deviceSignaturesIn, evidenceToAttach, AGREEMENT_FILE } from './evidence.ts';
import { AGREEMENT, sampleEvents, sampleEvidence, sha256 } from './test/sample-pdf.fixture.ts';

const DOCUMENT = sha256('the text');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PAIRS: readonly (readonly [DeviceSignature['algorithm'], { publicKey: KeyObject; privateKey: KeyObject }])[] = [[-7, ec], [-8, generateKeyPairSync('ed25519')], [-257, generateKeyPairSync('rsa', { modulusLength: 2048 })]];

function signed([algorithm, { publicKey, privateKey }] = PAIRS[0] ?? ([-7, ec] as const)): DeviceSignature {
  const authenticatorData = Buffer.concat([Buffer.from(sha256('entente.example'), 'hex'), Buffer.from([0x05, 0, 0, 0, 1])]);
  const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge: documentChallenge(DOCUMENT), origin: 'https://entente.example', crossOrigin: false }));
  const signature = sign(algorithm === -8 ? null : 'sha256', Buffer.concat([authenticatorData, Buffer.from(sha256(clientData), 'hex')]), privateKey);
  return {
    credentialId: 'Zm9yZQ', publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'), algorithm, rpId: 'entente.example', origin: 'https://entente.example',
    authenticatorData: authenticatorData.toString('base64url'), clientDataJSON: clientData.toString('base64url'), signature: signature.toString('base64url'), enrolledAt: '2026-11-28T12:00:00.000Z', enrolledBy: 'a.wrona@bankwschodni.example',
  };
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
  const evidence = (device: unknown, documentSha256 = DOCUMENT): Uint8Array => {
    const [first] = sampleEvents();
    if (first === undefined) throw new Error('an event');
    const given = chainEvent(CHAIN_START, { ...first.record, type: 'signature.given', body: { signatureId: 'one', signatoryId: 'anna', typedName: 'Anna Wrona', level: 'device', documentSha256, ...(device === undefined ? {} : { device }) } }, sha256);
    const signature = { typedName: 'Anna Wrona', signatoryId: 'anna', level: 'device', documentSha256: DOCUMENT, consentSha256: DOCUMENT, buttonSha256: DOCUMENT };
    return evidenceToAttach(sampleEvidence({ chain: { seq: 1, head: given.hash, events: [given] }, versions: [], signatures: [signature], texts: { [DOCUMENT]: 'the text' } }), { [AGREEMENT_FILE]: AGREEMENT });
  };

  it('is checked against the text that was signed', () => {
    const record = signed();
    expect(checkEvidence(evidence(record), AGREEMENT)).toEqual([]);
    expect(deviceSignaturesIn(evidence(record))).toEqual([{ name: 'Anna Wrona', key: deviceKeyFingerprint(record.publicKey), documentSha256: DOCUMENT }]);
    expect(checkEvidence(evidence(record, sha256('swapped')), AGREEMENT)).toEqual([{ code: 'device-signature-invalid', name: 'Anna Wrona', because: 'other-text' }, { code: 'device-signature-missing', name: 'Anna Wrona' }]);
    expect(checkEvidence(evidence(undefined), AGREEMENT)).toEqual([{ code: 'device-signature-invalid', name: 'Anna Wrona', because: 'unreadable' }]);
    expect(deviceSignaturesIn(evidence(null))).toEqual([]);
  });
});
