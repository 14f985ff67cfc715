import type { DeviceAnswer, DeviceAsk } from '@entente/contract/signing/device-views';

/** Why a device does not sign: `none` where this browser cannot, `stopped` where the person or the device said no, or has no such key. */
export class DeviceProblem extends Error {
  readonly why: 'none' | 'stopped';

  constructor(why: 'none' | 'stopped') {
    super(why);
    this.why = why;
  }
}

type Registration = NonNullable<DeviceAnswer['registration']>;
const PATIENCE_MS = 300_000;

/**
 * Asks the device to sign the hash of the text, after making a key where the ask allows it.
 * @param made a key that was made for this ask a moment ago, when the signature did not follow.
 * @param keep is told of a key as soon as it is made.
 * @throws DeviceProblem where nothing was signed.
 */
export async function askDevice(ask: DeviceAsk, { made, keep }: { made: Registration | null; keep: (made: Registration) => void }): Promise<DeviceAnswer> {
  if (!('PublicKeyCredential' in window) || !('credentials' in navigator)) throw new DeviceProblem('none');
  try {
    const registration = made ?? (ask.enrol === null ? null : await makeKey(ask, ask.enrol));
    if (registration !== null) keep(registration);
    return { proof: ask.proof, registration, assertion: await signWith(ask, registration) };
  } catch (error) {
    throw new DeviceProblem(error instanceof DOMException && (error.name === 'SecurityError' || error.name === 'NotSupportedError') ? 'none' : 'stopped');
  }
}

/** A key for this site; null where the device holds one of the known keys already. */
async function makeKey({ rpId, keys }: DeviceAsk, { challenge, rpName, userId, userName, displayName, algorithms }: NonNullable<DeviceAsk['enrol']>): Promise<Registration | null> {
  try {
    const credential = await navigator.credentials.create({
      publicKey: {
        rp: { id: rpId, name: rpName },
        user: { id: bytes(userId), name: userName, displayName },
        challenge: bytes(challenge),
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
        attestation: 'none',
        excludeCredentials: keys.map(descriptor),
        timeout: PATIENCE_MS,
      },
    });
    const { rawId, response } = credential as PublicKeyCredential;
    const { clientDataJSON, attestationObject, getTransports } = response as AuthenticatorAttestationResponse;
    const transports = typeof getTransports === 'function' ? getTransports.call(response) : [];
    return { id: text(rawId), clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') return null;
    throw error;
  }
}

async function signWith({ challenge, rpId, keys }: DeviceAsk, made: Registration | null): Promise<DeviceAnswer['assertion']> {
  const allowCredentials = (made === null ? keys : [made]).map(descriptor);
  const credential = await navigator.credentials.get({ publicKey: { challenge: bytes(challenge), rpId, allowCredentials, userVerification: 'required', timeout: PATIENCE_MS } });
  const { rawId, response } = credential as PublicKeyCredential;
  const { clientDataJSON, authenticatorData, signature } = response as AuthenticatorAssertionResponse;
  return { id: text(rawId), clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature) };
}

function descriptor({ id, transports }: { id: string; transports: readonly string[] }): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: bytes(id), transports: transports as AuthenticatorTransport[] };
}

function bytes(base64Url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64Url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
