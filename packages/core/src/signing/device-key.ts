import { z } from 'zod';

/** How long a page may wait for its device after it was shown. */
export const DEVICE_ASK_MINUTES = 30;
/** How long after its code a key can be set up, in the browser in which the code was typed. */
export const ENROL_MINUTES = 15;
/** What a device may sign with, by the numbers of RFC 9053 and RFC 8812: ECDSA on P-256, Ed25519, RSA. */
export const DEVICE_ALGORITHMS = [-7, -8, -257] as const;
export type DeviceAlgorithm = (typeof DEVICE_ALGORITHMS)[number];

const Base64Url = z.string().min(1).max(4_000).regex(/^[A-Za-z0-9_-]+$/).refine(isCanonical);

/** Everything that shows, without this program, that a key signed a text; all binary parts are base64url. */
export const DeviceSignature = z.object({
  credentialId: Base64Url,
  /** SubjectPublicKeyInfo in DER, as OpenSSL reads it. */
  publicKey: Base64Url,
  algorithm: z.literal(DEVICE_ALGORITHMS),
  /** Where the browser said that it was: the host and the whole origin. */
  rpId: z.string().max(253),
  origin: z.string().max(400),
  authenticatorData: Base64Url,
  clientDataJSON: Base64Url,
  signature: Base64Url,
  /** When the key was set up, and the address to which the code for it was sent. */
  enrolledAt: z.string(),
  enrolledBy: z.string(),
});
export type DeviceSignature = z.infer<typeof DeviceSignature>;

/**
 * Why what a device answered is no signature of a text:
 *   unreadable         it is not what a browser and a device write
 *   other-act          the key was set up, or something else was done; nothing was signed
 *   other-text         another text was signed
 *   other-place        it was signed on another site
 *   user-not-verified  the device did not ask for fingerprint, face or PIN
 *   signature-wrong    the key did not sign this
 */
export type DeviceFault = 'unreadable' | 'other-act' | 'other-text' | 'other-place' | 'user-not-verified' | 'signature-wrong';

const FLAGS = { present: 0x01, verified: 0x04, backedUp: 0x10 } as const;
const FIXED_BYTES = 37;
const HASH_BYTES = 32;

/** What the first 37 bytes of authenticator data say (Web Authentication Level 3, 6.1); null where there are fewer. */
export function readAuthenticatorData(bytes: Uint8Array): { readonly rpIdSha256: string; readonly isPresent: boolean; readonly isVerified: boolean; readonly isBackedUp: boolean; readonly signCount: number } | null {
  if (bytes.length < FIXED_BYTES) return null;
  const flags = bytes[HASH_BYTES] ?? 0;
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const signCount = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(HASH_BYTES + 1);
  return { rpIdSha256: hex(bytes.subarray(0, HASH_BYTES)), isPresent: has(FLAGS.present), isVerified: has(FLAGS.verified), isBackedUp: has(FLAGS.backedUp), signCount };
}

const ClientData = z.object({ type: z.string(), challenge: z.string(), origin: z.string(), crossOrigin: z.boolean().optional() });

type Answered = { readonly clientDataJSON: string; readonly authenticatorData: Uint8Array };
type Expected = { readonly documentSha256: string; readonly origin: string; /** SHA-256 of the host, in hex. */ readonly rpIdSha256: string };

/** What is wrong with a device's answer before its signature is even computed; null where nothing is. */
export function deviceFault({ clientDataJSON, authenticatorData }: Answered, { documentSha256, origin, rpIdSha256 }: Expected): Exclude<DeviceFault, 'signature-wrong'> | null {
  const [client, device] = [readClientData(clientDataJSON), readAuthenticatorData(authenticatorData)];
  if (client === null || device === null) return 'unreadable';
  if (client.type !== 'webauthn.get') return 'other-act';
  if (client.challenge !== documentChallenge(documentSha256)) return 'other-text';
  if (client.origin !== origin || client.crossOrigin === true || device.rpIdSha256 !== rpIdSha256) return 'other-place';
  return device.isPresent && device.isVerified ? null : 'user-not-verified';
}

function readClientData(text: string): z.infer<typeof ClientData> | null {
  try {
    return ClientData.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Whether a counter may follow the newest one known. A device that counts counts up, so one that does not was copied;
 * a key that is kept in several devices stays at 0.
 */
export function counterFollows(known: number, next: number): boolean {
  return known === 0 && next === 0 ? true : next > known;
}

/** The challenge that a device signs for a text: its SHA-256 itself, as base64url. @param sha256 64 hexadecimal digits. */
export function documentChallenge(sha256: string): string {
  return base64Url(Uint8Array.from(sha256.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)));
}

/** When an id was made that tells its time (UUIDv7). */
export function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Whether a page that was shown with this id still waits for its device. One that claims to come from the future does not. */
export function isAskOpen(id: string, now: Date): boolean {
  const age = now.getTime() - madeAt(id);
  return age >= -60_000 && age < DEVICE_ASK_MINUTES * 60_000;
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Whether the bits of the last character that belong to no byte are zero: the same bytes can be written in one way only. */
function isCanonical(text: string): boolean {
  const over = text.length % 4;
  return over !== 1 && (over === 0 || SIGNS.indexOf(text.slice(-1)) % (over === 2 ? 16 : 4) === 0);
}

/** Base64url without padding (RFC 4648, 5). */
function base64Url(bytes: Uint8Array): string {
  let [text, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 6; bits -= 6) text += SIGNS[(held >> (bits - 6)) & 63] ?? '';
  }
  return bits === 0 ? text : text + (SIGNS[(held << (6 - bits)) & 63] ?? '');
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
