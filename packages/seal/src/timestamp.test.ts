import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSealIdentity } from './certificate.ts';
import { childrenOf, readDer } from './der/der-node.ts';
import { integer, objectIdentifier, octetString, sequence, utf8String } from './der/der-write.ts';
import { OID } from './der/object-identifiers.ts';
import { issue, makeRoot, makeTimestampAuthority, STAMPER_EXTENSIONS, timestampAnswer } from './test/authorities.fixture.ts';
import { openssl, Workbench } from './test/judges.fixture.ts';
import { type Answering, serveTimestamps, type TimestampServer } from './test/timestamp-server.fixture.ts';
import { tokenBy } from './test/timestamp-token.fixture.ts';
import { requestTimestamp, type TimestampFetch } from './timestamp.ts';

const DATA = Buffer.from('the signature value of a seal');

let server: TimestampServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(answering: Answering, timeoutMs = 2_000) {
  server = await serveTimestamps(answering);
  return requestTimestamp({ url: server.url, fetch, timeoutMs }, DATA);
}

describe('an authority that does not do its work', () => {
  it('is unreachable when nothing listens', async () => {
    const gone = await serveTimestamps(() => 'never');
    await gone.close();
    const answer = await requestTimestamp({ url: gone.url, fetch, timeoutMs: 2_000 }, DATA);
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-authority-unreachable' } });
  });

  it('is slow when it keeps silent', async () => {
    const answer = await ask(() => 'never', 150);
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-authority-slow' } });
  });

  it('is slow even when the fetch that was brought ignores its signal', async () => {
    const deaf: TimestampFetch = () => new Promise(() => undefined);
    const answer = await requestTimestamp({ url: 'http://127.0.0.1:1/', fetch: deaf, timeoutMs: 50 }, DATA);
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-authority-slow' } });
  });

  it('is unreachable when the fetch that was brought refuses the address at once', async () => {
    const strict: TimestampFetch = () => {
      throw new Error('this address is not allowed');
    };
    const answer = await requestTimestamp({ url: 'http://10.0.0.1/', fetch: strict }, DATA);
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-authority-unreachable' } });
  });

  it('refuses with an HTTP status', async () => {
    expect(await ask(() => ({ status: 503 }))).toEqual({ ok: false, refusal: { code: 'timestamp-authority-refused', detail: { status: 503 } } });
  });

  it('is not followed to another address', async () => {
    expect(await ask(() => ({ status: 302 }))).toEqual({ ok: false, refusal: { code: 'timestamp-authority-unreachable' } });
  });

  it('refuses with a PKI status', async () => {
    const rejected = sequence(sequence(integer(2), sequence(utf8String('no'))));
    expect(await ask(() => rejected)).toEqual({ ok: false, refusal: { code: 'timestamp-authority-refused', detail: { status: 2 } } });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['noise', randomBytes(900)],
    ['a web page', Buffer.from('<html>Welcome</html>')],
    ['a bare time where a token belongs', sequence(sequence(integer(0)), sequence(objectIdentifier(OID.data)))],
    ['a token of octets', sequence(sequence(integer(0)), octetString(Buffer.alloc(20)))],
  ])('answers with %s', async (_, bytes) => {
    expect(await ask(() => bytes)).toEqual({ ok: false, refusal: { code: 'timestamp-answer-unreadable' } });
  });
});

describe('an authority without end, or without right', () => {
  it('is cut off when its answer is too long to be one', async () => {
    expect(await ask(() => 'endless', 10_000)).toEqual({ ok: false, refusal: { code: 'timestamp-answer-unreadable' } });
  });

  it('is not believed when its certificate was never meant to stamp time', async () => {
    const identity = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: new Date('2026-01-01') });
    const token = tokenBy(identity, createHash('sha256').update(DATA).digest());
    expect(await ask(() => sequence(sequence(integer(0)), token))).toEqual({ ok: false, refusal: { code: 'timestamp-certificate-unfit' } });
  });
});

describe.runIf(openssl.isHere)(openssl.title('an authority made by openssl'), () => {
  const bench = new Workbench();
  beforeAll(() => {
    makeRoot(bench);
    makeTimestampAuthority(bench);
  });
  afterAll(() => bench.clear());

  it('gives a token that openssl, too, finds right for the data', async () => {
    const answer = await ask((query) => timestampAnswer(bench, query));
    if (!answer.ok) throw new Error(answer.refusal.code);
    const { token, facts } = answer.value;
    bench.write('token.der', token);
    bench.write('data.bin', DATA);
    expect(bench.run('openssl', 'ts', '-verify', '-token_in', '-in', 'token.der', '-data', 'data.bin', '-CAfile', 'root.crt')).toContain('Verification: OK');
    expect(facts.authority).toBe('Test Time Authority');
    expect(Math.abs(facts.time.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('is not believed when it stamps something else', async () => {
    const answer = await ask((query) => timestampAnswer(bench, withImprint(query, randomBytes(32))));
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-imprint-mismatch' } });
  });

  it('is not believed when it replays an older answer', async () => {
    const answer = await ask((query) => timestampAnswer(bench, withNonce(query, integer(randomBytes(15)))));
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-nonce-mismatch' } });
  });

  it('is not believed when its signature is wrong', async () => {
    const answer = await ask((query) => {
      const bytes = timestampAnswer(bench, query);
      bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
      return bytes;
    });
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-signature-invalid' } });
  });

  it('is not believed when its certificate has run out', async () => {
    issue(bench, { name: 'tsa', subject: '/CN=Retired Authority', extensions: STAMPER_EXTENSIONS, days: -1 });
    const answer = await ask((query) => timestampAnswer(bench, query));
    expect(answer).toEqual({ ok: false, refusal: { code: 'timestamp-certificate-unfit' } });
  });
});

function withImprint(query: Uint8Array, digest: Uint8Array): Uint8Array {
  const [version, , ...rest] = childrenOf(readDer(query)).map(({ encoding }) => encoding);
  const imprint = sequence(sequence(objectIdentifier(OID.sha256)), octetString(digest));
  return sequence(version ?? new Uint8Array(), imprint, ...rest);
}

function withNonce(query: Uint8Array, nonce: Uint8Array): Uint8Array {
  const [version, imprint, , ...rest] = childrenOf(readDer(query)).map(({ encoding }) => encoding);
  return sequence(version ?? new Uint8Array(), imprint ?? new Uint8Array(), nonce, ...rest);
}
