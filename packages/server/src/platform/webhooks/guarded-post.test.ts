import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReachable, judgeAddress } from './guarded-address.ts';
import { guardedPost, type Resolver } from './guarded-post.ts';

const OPEN = { privateToo: false };
const OWN_HOST = { privateToo: true };

/** Every way that is known to us of writing an address that leads inside. */
const HOSTILE = [
  'http://example.com/hook', 'ftp://example.com', 'file:///etc/passwd', 'gopher://example.com', 'javascript:alert(1)', 'data:text/plain,x', '//example.com', 'example.com', '', 'https://', 'https:///hook',
  'https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0x7f.1/', 'https://017700000001/', 'https://0177.0.0.1/', 'https://0/', 'https://0.0.0.0/', 'https://①②⑦.⓪.⓪.①/', 'https://127。0。0。1/',
  'https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://[fe80::1]/', 'https://[fc00::1]/', 'https://[fd12:3456::1]/', 'https://[ff02::1]/', 'https://[2001:db8::1]/', 'https://[::127.0.0.1]/',
  'https://10.0.0.1/', 'https://172.16.0.1/', 'https://172.31.255.255/', 'https://192.168.1.1/', 'https://169.254.169.254/latest/meta-data/', 'https://100.64.0.1/', 'https://198.18.0.1/', 'https://192.0.2.1/', 'https://203.0.113.9/', 'https://224.0.0.1/', 'https://240.0.0.1/', 'https://255.255.255.255/',
  'https://localhost/', 'https://LOCALHOST/', 'https://localhost./', 'https://db.internal/', 'https://printer.local/', 'https://intranet/', 'https://api.localhost/',
  'https://user:secret@example.com/', 'https://example.com@127.0.0.1/', 'https://127.0.0.1#@example.com/', 'https://example.com:22/', 'https://example.com:6379/', 'https://example.com:5432/', 'https://example.com\\@127.0.0.1/', 'https://exam\tple.com/', 'https://example.com/ hook',
];
const FRIENDLY = ['https://example.com/hook', 'https://hooks.example.com:8443/a?b=c', 'https://93.184.215.14/', 'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/', 'https://zażółć.example/'];

let inside: Server;
let port: number;
let reached = 0;
beforeAll(async () => {
  inside = createServer((request, response) => {
    reached += 1;
    if (request.url === '/redirect') response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
    else if (request.url === '/flood') response.end('x'.repeat(200_000));
    else if (request.url === '/silent') setTimeout(() => response.end(), 60_000).unref();
    else response.end('\u0000answer\u0007 of the inside');
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  ({ port } = inside.address() as AddressInfo);
});
afterAll(() => {
  inside.closeAllConnections();
  inside.close();
});

const post = (url: string, rule = OPEN, means: { resolve?: Resolver; deadlineMs?: number } = {}) => guardedPost({ url, headers: { 'content-type': 'application/json' }, body: '{}' }, rule, means);

describe('an address that leads inside', () => {
  it.each(HOSTILE)('is not kept and not called: %j', async (url) => {
    const before = reached;
    expect(judgeAddress(url, OPEN)).toMatch(/^webhook-address-is-(wrong|private)$/);
    expect(await post(url)).toMatchObject({ status: null, problem: 'address-refused' });
    expect(reached).toBe(before);
  });

  it('is refused when a good name leads there: at once, beside a good one, or only after it was judged', async () => {
    const before = reached;
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['169.254.169.254']]) {
      const answer = await post('https://rebound.example/', OPEN, { resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })) });
      expect(answer).toMatchObject({ status: null, problem: 'address-refused' });
    }
    expect(reached).toBe(before);
  });

  it('is seen in every form that a resolver gives', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:10.0.0.1', 'fe80::1', '100.64.0.9', '0.0.0.0', 'not an address', '']) expect(isReachable(address, OPEN), address).toBe(false);
    for (const address of ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']) expect(isReachable(address, OPEN), address).toBe(true);
  });
});

it.each(FRIENDLY)('an address of the open internet is kept: %j', (url) => {
  expect(judgeAddress(url, OPEN)).toBeNull();
});

describe('whoever hosts it themselves may allow their own network', () => {
  it('then an inside address is called; its answer is kept without what cannot be shown', async () => {
    expect(await post(`http://127.0.0.1:${port}/`, OWN_HOST)).toMatchObject({ status: 200, problem: '', excerpt: 'answer of the inside' });
  });

  it('still no redirect is followed, no flood read, no name with a password kept', async () => {
    const before = reached;
    expect(await post(`http://127.0.0.1:${port}/redirect`, OWN_HOST)).toMatchObject({ status: 302 });
    expect(reached - before).toBe(1);
    expect(await post(`http://127.0.0.1:${port}/flood`, OWN_HOST)).toMatchObject({ status: null, problem: 'answer-too-large' });
    expect(judgeAddress(`http://user:secret@127.0.0.1:${port}/`, OWN_HOST)).toBe('webhook-address-is-wrong');
    expect(await post(`http://127.0.0.1:1/`, OWN_HOST)).toMatchObject({ status: null, problem: 'no-connection' });
  });

  it('a receiver that says nothing is let go', async () => {
    const answer = await post(`http://127.0.0.1:${port}/silent`, OWN_HOST, { deadlineMs: 200 });
    expect(answer).toMatchObject({ status: null, problem: 'too-slow' });
    expect(answer.milliseconds).toBeLessThan(5_000);
  });
});
