import { createPublicKey, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSealIdentity } from './certificate-import.ts';
import { childrenOf, readDer } from './der/der-node.ts';
import { element } from './der/der-write.ts';
import { issue, makeRoot, SIGNER_EXTENSIONS } from './test/authorities.fixture.ts';
import { openssl, Workbench } from './test/judges.fixture.ts';

const PASSWORD = 'zażółć gęślą jaźń';
const NEW_RSA = ['-newkey', 'rsa:2048', '-nodes'];

describe.runIf(openssl.isHere)(openssl.title('a PKCS#12 file'), () => {
  const bench = new Workbench();
  beforeAll(() => {
    makeRoot(bench);
    issue(bench, { name: 'seal', subject: '/CN=Studio Żółwik', extensions: SIGNER_EXTENSIONS, newKey: NEW_RSA });
  });
  afterAll(() => bench.clear());

  function pack(password: string, ...options: string[]): Buffer {
    const inputs = options.includes('-nokeys') ? ['-in', 'seal.crt'] : ['-inkey', 'seal.key', '-in', 'seal.crt'];
    bench.run('openssl', 'pkcs12', '-export', '-out', 'seal.p12', ...inputs, '-certfile', 'root.crt', '-passout', `pass:${password}`, ...options);
    return bench.read('seal.p12');
  }

  function take(file: Uint8Array, password = PASSWORD, at = new Date()) {
    return importSealIdentity({ file, password, at });
  }

  it.each([
    ['as openssl 3 writes it (AES, PBKDF2)', []],
    ['as old tools write it (RC2 with 40 bits, triple DES)', ['-legacy']],
    ['with triple DES for everything', ['-legacy', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES']],
    ['with RC2 of 128 bits', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128']],
    ['with AES of 128 bits and a SHA-512 integrity check', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-192-CBC', '-macalg', 'sha512']],
    ['with certificates in the open', ['-certpbe', 'NONE']],
    ['without an integrity check', ['-nomac']],
  ])('%s gives the key and its chain', (_, options) => {
    const taken = take(pack(PASSWORD, ...options));
    if (!taken.ok) throw new Error(taken.refusal.code);
    const [own, root, ...more] = taken.value.certificateChain.map((der) => new X509Certificate(der));
    expect(own?.subject).toBe('CN=Studio Żółwik');
    expect(root?.subject).toBe('CN=Test Root');
    expect(more).toEqual([]);
    expect(own?.publicKey.equals(createPublicKey(taken.value.key))).toBe(true);
  });

  it('in the loose encoding of browsers and phones is read as well', () => {
    const loose = asIndefinite(readDer(pack(PASSWORD)).encoding);
    expect(loose.subarray(0, 2)).toEqual(Buffer.from([0x30, 0x80]));
    expect(take(loose).ok).toBe(true);
  });

  it.each([[[]], [['-legacy']], [['-nomac']]])('stays shut with a wrong password %j', (options) => {
    expect(take(pack(PASSWORD, ...options), 'guess')).toEqual({ ok: false, refusal: { code: 'seal-import-password-wrong' } });
  });

  it('stays shut when its certificates, which lie in the open, were exchanged', () => {
    const file = pack(PASSWORD, '-certpbe', 'NONE');
    const at = file.indexOf('Test Root');
    file[at] = (file[at] ?? 0) ^ 1;
    expect(take(file)).toEqual({ ok: false, refusal: { code: 'seal-import-password-wrong' } });
  });

  it('may have an empty password', () => {
    expect(take(pack(''), '').ok).toBe(true);
  });

  it('without a key is refused', () => {
    expect(take(pack(PASSWORD, '-nokeys'))).toEqual({ ok: false, refusal: { code: 'seal-import-without-key' } });
  });

  it('whose certificate belongs to another key is refused', () => {
    issue(bench, { name: 'other', subject: '/CN=Other', extensions: SIGNER_EXTENSIONS });
    const inputs = ['-inkey', 'seal.key', '-in', 'seal.crt', '-nocerts'];
    bench.run('openssl', 'pkcs12', '-export', '-out', 'bare.p12', ...inputs, '-passout', `pass:${PASSWORD}`);
    expect(take(bench.read('bare.p12'))).toEqual({ ok: false, refusal: { code: 'seal-import-without-certificate' } });
  });

  it('whose certificate has run out is refused', () => {
    const later = new Date(Date.now() + 3 * 366 * 24 * 3600 * 1000);
    expect(take(pack(PASSWORD), PASSWORD, later)).toEqual({ ok: false, refusal: { code: 'seal-import-certificate-expired' } });
  });

  it.each([
    ['a weak RSA key', ['-newkey', 'rsa:1024', '-nodes']],
    ['a curve that few readers know', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1', '-nodes']],
    ['an Edwards key', ['-newkey', 'ed25519', '-nodes']],
  ])('with %s is refused', (_, newKey) => {
    issue(bench, { name: 'unfit', subject: '/CN=Unfit', extensions: SIGNER_EXTENSIONS, newKey });
    bench.run('openssl', 'pkcs12', '-export', '-out', 'unfit.p12', '-inkey', 'unfit.key', '-in', 'unfit.crt', '-passout', 'pass:x');
    expect(take(bench.read('unfit.p12'), 'x')).toEqual({ ok: false, refusal: { code: 'seal-import-key-unfit' } });
  });

  it('that wants a cipher of another world is refused as unsupported', () => {
    expect(take(pack(PASSWORD, '-certpbe', 'CAMELLIA-256-CBC'))).toEqual({ ok: false, refusal: { code: 'seal-import-unsupported' } });
  });

  it('that is none, or is cut off, is refused as unreadable', () => {
    const whole = pack(PASSWORD);
    for (const file of [new Uint8Array(), Buffer.from('not a key store'), whole.subarray(0, 300), Buffer.alloc(400_000)]) {
      expect(take(file)).toEqual({ ok: false, refusal: { code: 'seal-import-unreadable' } });
    }
  });
});

/** The same element with indefinite lengths wherever it is constructed. */
function asIndefinite(encoding: Uint8Array): Buffer {
  const node = readDer(encoding);
  if ((node.tag & 0x20) === 0) return Buffer.from(element(node.tag, node.content));
  const children = childrenOf(node).map((child) => asIndefinite(child.encoding));
  return Buffer.concat([Buffer.from([node.tag, 0x80]), ...children, Buffer.from([0, 0])]);
}
