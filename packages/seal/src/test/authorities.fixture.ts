import type { Workbench } from './judges.fixture.ts';

const TSA_CONFIG = `
[tsa]
default_tsa = stamp
[stamp]
serial = tsa.serial
crypto_device = builtin
signer_cert = tsa.crt
certs = root.crt
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256,sha384,sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

const NEW_P256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** A root of one's own, made by openssl: root.crt and root.key. */
export function makeRoot(bench: Workbench): void {
  const extensions = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  bench.run('openssl', 'req', '-x509', ...NEW_P256, '-keyout', 'root.key', '-out', 'root.crt', '-days', '3650', '-subj', '/CN=Test Root', ...extensions);
}

export type Issue = { readonly name: string; readonly subject: string; readonly extensions: string; readonly days?: number; readonly newKey?: readonly string[]; readonly by?: string };

/** A certificate under that root, or under the one named: NAME.crt and NAME.key. */
export function issue(bench: Workbench, { name, subject, extensions, days = 825, newKey = NEW_P256, by = 'root' }: Issue): void {
  bench.run('openssl', 'req', ...newKey, '-utf8', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
  bench.write(`${name}.ext`, extensions);
  const signing = ['-CA', `${by}.crt`, '-CAkey', `${by}.key`, '-CAcreateserial', '-days', String(days), '-extfile', `${name}.ext`];
  bench.run('openssl', 'x509', '-req', '-in', `${name}.csr`, ...signing, '-out', `${name}.crt`);
}

export const SIGNER_EXTENSIONS = 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n';
export const STAMPER_EXTENSIONS = 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n';

/** A time-stamp authority under that root. */
export function makeTimestampAuthority(bench: Workbench): void {
  issue(bench, { name: 'tsa', subject: '/CN=Test Time Authority', extensions: STAMPER_EXTENSIONS });
  bench.write('tsa.serial', '01\n');
  bench.write('tsa.cnf', TSA_CONFIG);
}

/** The answer of that authority to a query, as it would come over HTTP. */
export function timestampAnswer(bench: Workbench, query: Uint8Array): Buffer {
  bench.write('query.tsq', query);
  bench.run('openssl', 'ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'answer.tsr');
  return bench.read('answer.tsr');
}
