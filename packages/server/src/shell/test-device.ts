import { createHash, generateKeyPairSync, randomBytes, sign as signWith, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { DeviceAnswer, DeviceAsk } from '@entente/contract/signing/device-views';

/** What a bad device, browser or thief does otherwise. */
export type Otherwise = { readonly origin?: string; readonly rpId?: string; readonly challenge?: string; readonly flags?: number; readonly type?: string; readonly count?: number; readonly as?: string };

const UP_UV = 0x05;
const WITH_KEY = 0x40;

/** A phone in a test: it keeps one key of ECDSA on P-256 and answers as browsers and devices do (Web Authentication, 6.1 and 6.5). */
export class TestDevice {
  readonly #id = randomBytes(16).toString('base64url');
  readonly #key: KeyObject;
  readonly #public: KeyObject;
  #count = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    [this.#key, this.#public] = [privateKey, publicKey];
  }

  get id(): string {
    return this.#id;
  }

  /** Makes the key known and signs with it at once, as the page asks a device that is new. */
  enrol(ask: DeviceAsk, other: Otherwise = {}): DeviceAnswer {
    return { ...this.sign(ask, other), registration: this.register(ask, other) };
  }

  register({ rpId, enrol }: DeviceAsk, other: Otherwise = {}): NonNullable<DeviceAnswer['registration']> {
    const { x = '', y = '' } = this.#public.export({ format: 'jwk' });
    const key = isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, bytes(x)], [-3, bytes(y)]]) as never);
    const id = bytes(this.#id);
    const authData = Buffer.concat([authenticator(other.rpId ?? rpId, { flags: (other.flags ?? UP_UV) | WITH_KEY, count: 0 }), Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
    const attestationObject = isoCBOR.encode(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', Uint8Array.from(authData)]]) as never);
    return { id: this.#id, clientDataJSON: clientData('webauthn.create', enrol?.challenge ?? '', other), attestationObject: Buffer.from(attestationObject).toString('base64url'), transports: ['internal'] };
  }

  /** Signs what the page asks for; `other` is what goes wrong. */
  sign({ proof, rpId, challenge }: DeviceAsk, other: Otherwise = {}): DeviceAnswer {
    this.#count += 1;
    const authData = authenticator(other.rpId ?? rpId, { flags: other.flags ?? UP_UV, count: other.count ?? this.#count });
    const clientDataJSON = clientData(other.type ?? 'webauthn.get', challenge, other);
    const signature = signWith('sha256', Buffer.concat([authData, createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()]), this.#key);
    return { proof, registration: null, assertion: { id: other.as ?? this.#id, clientDataJSON, authenticatorData: authData.toString('base64url'), signature: signature.toString('base64url') } };
  }
}

/** The order of P-256 (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The same answer written as anybody can write it without the key: n - s in the place of s. */
export function rewritten(signature: string): string {
  const der = Buffer.from(signature, 'base64url');
  const middle = 4 + der.readUInt8(3);
  const s = BigInt(`0x${der.subarray(middle + 2).toString('hex')}`);
  const digits = (ORDER - s).toString(16).padStart(64, '0');
  const other = Buffer.from((Number.parseInt(digits.slice(0, 2), 16) > 127 ? '00' : '') + digits, 'hex');
  const body = Buffer.concat([der.subarray(2, middle), Buffer.from([2, other.length]), other]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]).toString('base64url');
}

function authenticator(rpId: string, { flags, count }: { flags: number; count: number }): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]);
}

function clientData(type: string, challenge: string, other: Otherwise): string {
  return Buffer.from(JSON.stringify({ type, challenge: other.challenge ?? challenge, origin: other.origin ?? 'http://localhost:4700', crossOrigin: false })).toString('base64url');
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64url'));
}
