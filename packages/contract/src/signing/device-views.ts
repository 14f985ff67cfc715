import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { DEVICE_ALGORITHMS } from '@entente/core/signing/device-key';

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{1,4000}$/);

/** What a page asks a device for: to sign the hash of the text, and before that, once, to make a key for it. */
export const DeviceAsk = z.strictObject({
  /** The id that the signature will bear. */
  id: Id,
  /** Comes back with the answer: for whom, for which text and when this was shown. */
  proof: z.string(),
  /** The SHA-256 of the text, as base64url. */
  challenge: Base64Url,
  /** The host that keys are made for. */
  rpId: z.string(),
  /** Keys of this person that are known, newest first. */
  keys: z.array(z.strictObject({ id: Base64Url, transports: z.array(z.string()) })),
  /** Null until a code was typed in this browser: then only a known key signs. */
  enrol: z.strictObject({ challenge: Base64Url, rpName: z.string(), userId: Base64Url, userName: z.string(), displayName: z.string(), algorithms: z.array(z.literal(DEVICE_ALGORITHMS)) }).nullable(),
});
export type DeviceAsk = z.infer<typeof DeviceAsk>;

/** What a device answered, as browsers write it in JSON. */
export const DeviceAnswer = z.strictObject({
  proof: z.string().max(200),
  registration: z.strictObject({ id: Base64Url, clientDataJSON: Base64Url, attestationObject: Base64Url, transports: z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10) }).nullable(),
  assertion: z.strictObject({ id: Base64Url, clientDataJSON: Base64Url, authenticatorData: Base64Url, signature: Base64Url }),
});
export type DeviceAnswer = z.infer<typeof DeviceAnswer>;

/** The key with which a person signed. */
export const DeviceKeyView = z.object({ /** SHA-256 of the key. */ fingerprint: z.string(), setUpAt: z.string(), /** When it was called off, after it signed here; null while it signs. */ calledOffAt: z.string().nullable() });

/** A key with which somebody signs for the provider, or did until it was called off. */
export const MembersKeyView = z.object({ id: Id, fingerprint: z.string(), holderName: z.string(), holder: z.string(), setUpAt: Instant, lastSignedAt: Instant.nullable(), calledOffAt: Instant.nullable(), calledOffBy: z.string().nullable() });
export type MembersKeyView = z.infer<typeof MembersKeyView>;
