import { lookup as resolveName } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { hostOf, isReachable, judgeAddress, type AddressRule } from './guarded-address.ts';

const DEADLINE_MS = 5_000;
const MOST_BYTES = 64 * 1024;
const EXCERPT = 1_000;

export type GuardedRequest = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
/** What became of a request: an answer of any status, or the reason why there was none. */
export type GuardedAnswer = { readonly status: number | null; readonly excerpt: string; readonly problem: '' | PostProblem; readonly milliseconds: number };
export type PostProblem = 'address-refused' | 'name-not-found' | 'no-connection' | 'too-slow' | 'answer-too-large';

/** Resolves names; tests hand in one that lies. */
export type Resolver = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
type Means = { readonly resolve?: Resolver; readonly deadlineMs?: number };

/**
 * Posts to an address that somebody else chose. Every address that its name leads to must be open to us, and
 * the connection is made to the one that was judged, so that a name which changes in between gains nothing.
 * Redirects are not followed, at most 64 KB are read, and after five seconds it is over.
 */
export async function guardedPost(request: GuardedRequest, rule: AddressRule, { resolve = resolveAll, deadlineMs = DEADLINE_MS }: Means = {}): Promise<GuardedAnswer> {
  const started = performance.now();
  const ended = (part: Partial<GuardedAnswer>): GuardedAnswer => ({ status: null, excerpt: '', problem: '', ...part, milliseconds: Math.round(performance.now() - started) });
  if (judgeAddress(request.url, rule) !== null) return ended({ problem: 'address-refused' });
  try {
    return ended(await send(request, { lookup: guardedLookup(rule, resolve), deadlineMs }));
  } catch (error) {
    return ended({ problem: problemOf(error) });
  }
}

class Refused extends Error {}
class NoName extends Error {}
class TooLarge extends Error {}

/** The socket's own lookup: all addresses of the name, refused as soon as one of them is shut to us. */
function guardedLookup(rule: AddressRule, resolve: Resolver): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return done(new NoName(), '', 0);
        if (addresses.some(({ address }) => !isReachable(address, rule))) return done(new Refused(), '', 0);
        return options.all === true ? done(null, [...addresses]) : done(null, first.address, first.family);
      },
      () => done(new NoName(), '', 0),
    );
  };
}

function resolveAll(host: string): ReturnType<Resolver> {
  return new Promise((resolve, reject) => {
    resolveName(host, { all: true, verbatim: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}

function send({ url, headers, body }: GuardedRequest, { lookup, deadlineMs }: { readonly lookup: LookupFunction; readonly deadlineMs: number }): Promise<{ status: number; excerpt: string }> {
  const target = new URL(url);
  const { request } = target.protocol === 'https:' ? https : http;
  const payload = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(target, { method: 'POST', lookup, agent: false, servername: hostOf(target), signal: AbortSignal.timeout(deadlineMs), headers: { ...headers, 'content-length': payload.length } }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST_BYTES) outgoing.destroy(new TooLarge());
        else chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, excerpt: printable(Buffer.concat(chunks)) }));
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

/** The beginning of an answer as text that can be kept and shown. */
function printable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll(/[^\P{C}\n\t]/gu, '').slice(0, EXCERPT).toWellFormed();
}

function problemOf(error: unknown): PostProblem {
  if (error instanceof Refused) return 'address-refused';
  if (error instanceof NoName) return 'name-not-found';
  if (error instanceof TooLarge) return 'answer-too-large';
  const { name = '', cause } = error as Error;
  return name === 'TimeoutError' || name === 'AbortError' || (cause as Error | undefined)?.name === 'TimeoutError' ? 'too-slow' : 'no-connection';
}
