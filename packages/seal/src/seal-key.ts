import { createCipheriv, createDecipheriv, createPrivateKey, type KeyObject, randomBytes } from 'node:crypto';
import { granted, type Outcome, type Refusal, refused } from '@entente/core/kernel/outcome';

/**
 * A private key as it may stand in a database: PKCS#8 under AES-256-GCM. The master key is kept
 * elsewhere. All binary parts are base64.
 */
export type LockedSealKey = {
  readonly format: 'entente-seal-key-1';
  /** Which master key opens it. */
  readonly masterKeyId: string;
  /** Fingerprint of the certificate that the key belongs to; the lock is bound to it. */
  readonly certificateFingerprint: string;
  readonly nonce: string;
  readonly ciphertext: string;
  readonly tag: string;
};

/** A key outside of the database: 32 random bytes with a name. */
export type MasterKey = { readonly id: string; readonly bytes: Uint8Array };

const FORMAT = 'entente-seal-key-1';
const CIPHER = 'aes-256-gcm';

/** Locks a private key for keeping. @throws RangeError when the master key is not 32 bytes long. */
export function lockSealKey(key: KeyObject, master: MasterKey, certificateFingerprint: string): LockedSealKey {
  refuseShortKey(master);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, master.bytes, nonce);
  cipher.setAAD(boundTo(master.id, certificateFingerprint));
  const ciphertext = Buffer.concat([cipher.update(key.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
  return {
    format: FORMAT,
    masterKeyId: master.id,
    certificateFingerprint,
    nonce: nonce.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/**
 * Opens a locked key. Refused as `seal-key-locked` with another master key, or when anything about
 * the record was altered. @throws RangeError when the master key is not 32 bytes long.
 */
export function unlockSealKey(locked: LockedSealKey, master: MasterKey): Outcome<KeyObject, Refusal<'seal-key-locked'>> {
  refuseShortKey(master);
  if (locked.format !== FORMAT || locked.masterKeyId !== master.id) return refused('seal-key-locked');
  try {
    const decipher = createDecipheriv(CIPHER, master.bytes, Buffer.from(locked.nonce, 'base64'), { authTagLength: 16 });
    decipher.setAAD(boundTo(locked.masterKeyId, locked.certificateFingerprint));
    decipher.setAuthTag(Buffer.from(locked.tag, 'base64'));
    const der = Buffer.concat([decipher.update(Buffer.from(locked.ciphertext, 'base64')), decipher.final()]);
    return granted(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  } catch {
    // Node tells a wrong key, an altered record and a damaged one by the same kind of error; to the caller they are alike.
    return refused('seal-key-locked');
  }
}

function boundTo(masterKeyId: string, certificateFingerprint: string): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, masterKeyId, certificateFingerprint]), 'utf8');
}

function refuseShortKey({ bytes }: MasterKey): void {
  if (bytes.length !== 32) throw new RangeError('a master key has 32 bytes');
}
