import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSealIdentity, type SealIdentity } from './certificate.ts';
import { type LockedSealKey, lockSealKey, unlockSealKey } from './seal-key.ts';

const MASTER = { id: 'master-2026', bytes: randomBytes(32) };
const FINGERPRINT = 'ab'.repeat(32);

describe('a private key locked for keeping', () => {
  let identity: SealIdentity;
  let locked: LockedSealKey;
  beforeAll(async () => {
    identity = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: new Date() });
    locked = JSON.parse(JSON.stringify(lockSealKey(identity.key, MASTER, FINGERPRINT))) as LockedSealKey;
  });

  it('is opened by the same master key, after a trip through JSON', () => {
    const opened = unlockSealKey(locked, MASTER);
    expect(opened.ok && opened.value.equals(identity.key)).toBe(true);
  });

  it('never looks the same twice, and shows nothing of the key', () => {
    const pkcs8 = identity.key.export({ format: 'der', type: 'pkcs8' });
    expect(lockSealKey(identity.key, MASTER, FINGERPRINT).ciphertext).not.toBe(locked.ciphertext);
    expect(Buffer.from(locked.ciphertext, 'base64').includes(pkcs8.subarray(20, 40))).toBe(false);
  });

  it('stays shut for another master key, though it has the same name', () => {
    expect(unlockSealKey(locked, { ...MASTER, bytes: randomBytes(32) })).toEqual({ ok: false, refusal: { code: 'seal-key-locked' } });
  });

  it('stays shut when anything about the record was altered', () => {
    const altered: LockedSealKey[] = [
      { ...locked, masterKeyId: 'another' },
      { ...locked, certificateFingerprint: 'cd'.repeat(32) },
      { ...locked, nonce: randomBytes(12).toString('base64') },
      { ...locked, ciphertext: flipped(locked.ciphertext) },
      { ...locked, tag: flipped(locked.tag) },
      { ...locked, tag: Buffer.from(locked.tag, 'base64').subarray(0, 4).toString('base64') },
    ];
    for (const record of altered) {
      expect(unlockSealKey(record, { ...MASTER, id: record.masterKeyId })).toEqual({ ok: false, refusal: { code: 'seal-key-locked' } });
    }
  });

  it('needs a master key of 32 bytes', () => {
    const short = { id: 'short', bytes: randomBytes(16) };
    expect(() => lockSealKey(identity.key, short, FINGERPRINT)).toThrow(RangeError);
    expect(() => unlockSealKey(locked, short)).toThrow(RangeError);
  });
});

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  return bytes.toString('base64');
}
