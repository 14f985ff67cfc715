import { createHash, randomBytes } from 'node:crypto';
import { granted, type Outcome, type Refusal, refused } from '@entente/core/kernel/outcome';
import { checkTimestampToken, type TimestampFacts, type TimestampFault } from './cms/timestamp-token.ts';
import { DerCursor } from './der/der-cursor.ts';
import { DerError, readDer, TAG } from './der/der-node.ts';
import { integerHex, smallInteger } from './der/der-values.ts';
import { booleanTrue, integer, objectIdentifier, octetString, sequence } from './der/der-write.ts';
import { OID } from './der/object-identifiers.ts';

/** The part of fetch that is needed; the caller brings one that applies its rules for outgoing addresses. */
export type TimestampFetch = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: Uint8Array<ArrayBuffer>; redirect: 'error'; signal: AbortSignal },
) => Promise<Pick<Response, 'status' | 'body'>>;

/** An RFC 3161 authority, and how to reach it. */
export type TimestampAuthority = {
  readonly url: string;
  readonly fetch: TimestampFetch;
  /** How long to wait for the whole answer, in milliseconds; 10 seconds unless told otherwise. */
  readonly timeoutMs?: number;
};

export const TIMESTAMP_REFUSALS = [
  'timestamp-authority-unreachable',
  'timestamp-authority-slow',
  'timestamp-authority-refused',
  'timestamp-answer-unreadable',
  'timestamp-imprint-mismatch',
  'timestamp-nonce-mismatch',
  'timestamp-signature-invalid',
  'timestamp-certificate-unfit',
  'timestamp-too-large',
] as const;

/** Why there is no time stamp. */
export type TimestampRefusal = (typeof TIMESTAMP_REFUSALS)[number];

export type Timestamp = { readonly token: Uint8Array; readonly facts: TimestampFacts };

const DEFAULT_TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 64 * 1024;
const HIGHEST_GRANTED_STATUS = 1; // granted, grantedWithMods

/**
 * Asks the authority for a time stamp on `data` (SHA-256) and believes the answer only when the
 * status, the imprint, the nonce, the signature and the certificate are right. Never throws for what
 * the authority does.
 */
export async function requestTimestamp(authority: TimestampAuthority, data: Uint8Array): Promise<Outcome<Timestamp, Refusal<TimestampRefusal>>> {
  const nonce = integer(randomBytes(16));
  const answer = await ask(authority, timestampQuery(data, nonce));
  return answer.ok ? judgeAnswer(answer.value, { data, nonce }) : answer;
}

function timestampQuery(data: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const imprint = sequence(sequence(objectIdentifier(OID.sha256)), octetString(createHash('sha256').update(data).digest()));
  return Uint8Array.from(sequence(integer(1), imprint, nonce, booleanTrue()));
}

async function ask(
  { url, fetch, timeoutMs = DEFAULT_TIMEOUT_MS }: TimestampAuthority,
  body: Uint8Array<ArrayBuffer>,
): Promise<Outcome<Uint8Array, Refusal<TimestampRefusal>>> {
  const giveUp = new AbortController();
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const { promise: outOfTime, resolve } = Promise.withResolvers<Outcome<Uint8Array, Refusal<TimestampRefusal>>>();
  const timer = setTimeout(() => {
    resolve(refused('timestamp-authority-slow'));
    giveUp.abort();
  }, timeoutMs);
  const asked = Promise.resolve()
    .then(() => fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: giveUp.signal }))
    .then(readAnswer)
    .catch(() => refused('timestamp-authority-unreachable'));
  try {
    return await Promise.race([outOfTime, asked]);
  } finally {
    clearTimeout(timer);
    giveUp.abort();
  }
}

async function readAnswer(response: Pick<Response, 'status' | 'body'>): Promise<Outcome<Uint8Array, Refusal<TimestampRefusal>>> {
  if (response.status !== 200) return refused('timestamp-authority-refused', { status: response.status });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > LARGEST_ANSWER) return refused('timestamp-answer-unreadable');
    parts.push(part);
  }
  return granted(Buffer.concat(parts));
}

function judgeAnswer(
  answer: Uint8Array,
  { data, nonce }: { data: Uint8Array; nonce: Uint8Array },
): Outcome<Timestamp, Refusal<TimestampRefusal>> {
  const opened = openAnswer(answer);
  if (!opened.ok) return opened;
  const { faults, facts } = checkTimestampToken(opened.value, (hash) => createHash(hash).update(data).digest());
  const [fault] = faults;
  if (fault !== undefined || facts === null) return refused(refusalFor(fault));
  if (facts.nonce !== integerHex(readDer(nonce))) return refused('timestamp-nonce-mismatch');
  return granted({ token: opened.value, facts });
}

function openAnswer(answer: Uint8Array): Outcome<Uint8Array, Refusal<TimestampRefusal>> {
  try {
    const cursor = new DerCursor(readDer(answer));
    const status = smallInteger(cursor.enter().next());
    if (status > HIGHEST_GRANTED_STATUS) return refused('timestamp-authority-refused', { status });
    const token = cursor.next(TAG.sequence).encoding;
    cursor.end();
    return granted(token);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return refused('timestamp-answer-unreadable');
  }
}

function refusalFor(fault: TimestampFault | undefined): TimestampRefusal {
  if (fault === 'timestamp-imprint-mismatch' || fault === 'timestamp-certificate-unfit') return fault;
  if (fault === 'timestamp-unreadable' || fault === undefined) return 'timestamp-answer-unreadable';
  return 'timestamp-signature-invalid';
}
