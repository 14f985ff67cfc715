import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSealIdentity, type SealIdentity } from './certificate.ts';
import { DerError } from './der/der-node.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import { sealPdf } from './seal-pdf.ts';
import { samplePdf } from './test/sample-pdf.fixture.ts';
import { LARGEST_FILE, verifySealedPdf } from './verify-pdf.ts';

const AT = new Date('2026-03-03T11:22:33Z');
const MEGABYTE = 1024 * 1024;
/** Far above what a busy machine needs, far below what an attacker would hope for: without its limits the same files take minutes. */
const PATIENCE_MS = 20_000;

let identity: SealIdentity;
let original: Uint8Array;
let sealed: Uint8Array;

beforeAll(async () => {
  identity = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: new Date('2026-01-01') });
  original = await samplePdf();
  sealed = (await sealPdf(original, { ...identity, name: 'Studio', reason: 'Seal', at: AT })).pdf;
});

function judgedInTime(bytes: Uint8Array) {
  const started = performance.now();
  const report = verifySealedPdf(bytes);
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  return report;
}

describe('a file that is no sealed PDF', { timeout: 60_000 }, () => {
  it.each<[string, () => Uint8Array, string]>([
    ['nothing at all', () => new Uint8Array(), 'file-empty'],
    ['a text', () => Buffer.from('Dear client, here is our agreement.'), 'file-not-pdf'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-not-pdf'],
    ['the mark of a PDF alone', () => Buffer.from('%PDF-1.7\n'), 'file-structure-unreadable'],
    ['30 MB of noise', () => Buffer.alloc(30 * MEGABYTE, 'qz%7~'), 'file-not-pdf'],
    ['30 MB of noise behind the mark of a PDF', () => withMark(Buffer.alloc(30 * MEGABYTE, 'qz(7~')), 'file-structure-unreadable'],
    ['more than is read', () => Buffer.alloc(LARGEST_FILE + 1), 'file-too-large'],
  ])('is unreadable: %s', (_, make, code) => {
    expect(judgedInTime(make())).toMatchObject({ verdict: 'unreadable', findings: [{ code }], seal: null, attachments: [] });
  });

  it('has no seal when it is an ordinary PDF', () => {
    expect(verifySealedPdf(original)).toMatchObject({ verdict: 'no-seal', findings: [{ code: 'no-signature' }] });
  });

  it('does not take the signature of an attached file for its own', async () => {
    const carrier = await samplePdf({ isCompressed: false, attachments: { 'signed.pdf': sealed } });
    expect(verifySealedPdf(carrier).verdict).toBe('no-seal');
    const sealedCarrier = await sealPdf(carrier, { ...identity, name: 'Studio', reason: 'Seal', at: AT });
    expect(verifySealedPdf(sealedCarrier.pdf)).toMatchObject({ verdict: 'intact', seal: { coversTo: sealedCarrier.pdf.length } });
  });
});

describe('a file that was cut', () => {
  it('is never intact, wherever the cut is', () => {
    for (let length = 0; length < sealed.length; length += 97) {
      const { verdict } = verifySealedPdf(sealed.subarray(0, length));
      expect(['changed', 'unreadable', 'no-seal']).toContain(verdict);
    }
  });

  it('says how many bytes are missing when the seal itself survived', () => {
    const cut = sealed.subarray(0, sealed.length - 20);
    expect(verifySealedPdf(cut)).toMatchObject({ verdict: 'changed', findings: [{ code: 'file-cut-off', expectedBytes: sealed.length, actualBytes: cut.length }] });
  });

  it('is an ordinary PDF again when the cut takes just the seal', () => {
    expect(verifySealedPdf(sealed.subarray(0, original.length)).verdict).toBe('no-seal');
  });
});

describe('any other change', () => {
  it('is never intact and never an exception (property)', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 300 }), insert: fc.uint8Array({ maxLength: 300 }) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const changed = edits.reduce<Uint8Array>((bytes, { at, remove, insert }) => {
          const start = at % (bytes.length + 1);
          return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
        }, sealed);
        fc.pre(Buffer.compare(changed, sealed) !== 0);
        expect(['intact', 'extended']).not.toContain(verifySealedPdf(changed).verdict);
      }),
      { numRuns: 300 },
    );
  });

  it('by any bytes in front makes the seal wrong', () => {
    expect(verifySealedPdf(Buffer.concat([Buffer.from('\n'), sealed])).verdict).toBe('changed');
  });
});

describe('a hostile file takes little time', { timeout: 60_000 }, () => {
  it.each<[string, () => Uint8Array]>([
    ['opens a million arrays', () => withMark(Buffer.from(`1 0 obj\n${'['.repeat(1_000_000)}\nendobj`))],
    ['opens a million dictionaries around a signature', () => withMark(Buffer.from(`1 0 obj\n${'<</A'.repeat(1_000_000)} /ByteRange [0 1 2 3]`))],
    ['opens a string that never ends', () => withMark(Buffer.from(`1 0 obj\n<< /ByteRange [0 9 9 9] /Contents (${'('.repeat(8 * MEGABYTE)}`))],
    ['is full of signatures', () => withMark(Buffer.from('1 0 obj\n<< /ByteRange [0 10 20 30] /Contents <00> >>\nendobj\n'.repeat(200_000)))],
    ['is full of objects that overlap', () => overlapping()],
    ['points its revisions at each other', () => structured('', '/Prev 9')],
    ['has a page tree that runs in a circle', () => structured('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [2 0 R 2 0 R] >>\nendobj\n')],
    ['announces a billion objects', () => structured('', '', 'xref\n0 1000000000\n')],
  ])('that %s', (_, make) => {
    expect(['unreadable', 'changed', 'no-seal']).toContain(judgedInTime(make()).verdict);
  });

  it.each<[string, (start: number) => { text: string; objects: ReadonlyMap<number, number> }]>([
    ['holds sixty thousand objects that overlap', (start) => tailOf(start, Array.from({ length: 60_000 }, (_, index) => `${index + 900} 0 obj\n(`), ')\nendobj\n'.repeat(60_000))],
    ['holds sixty thousand objects', (start) => tailOf(start, Array.from({ length: 60_000 }, (_, index) => `${index + 900} 0 obj\n<< /A ${index} >>\nendobj\n`))],
    ['holds an array of millions', (start) => tailOf(start, [`900 0 obj\n[${'1 '.repeat(4_000_000)}]\nendobj\n`])],
  ])('whose tail behind the seal %s', (_, make) => {
    const { sections, rootReference } = new PdfFile(sealed);
    const { text, objects } = make(sealed.length);
    const table = [...objects].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = `trailer\n<< /Root ${rootReference.number} 0 R /Prev ${sections[0]?.offset} /Size 99999 >>\nstartxref\n${sealed.length + text.length}\n%%EOF\n`;
    expect(judgedInTime(Buffer.concat([sealed, Buffer.from(`${text}xref\n${table}${trailer}`)])).verdict).toBe('appended');
  });

  it('whose cross-reference stream unfolds to millions of entries', () => {
    const packed = deflateSync(Buffer.alloc(60_000_000)).toString('latin1');
    const dictionary = `<< /Type /XRef /W [1 2 1] /Size 15000000 /Root 1 0 R /Filter /FlateDecode /Length ${packed.length} >>`;
    const text = `%PDF-1.7\n900 0 obj\n${dictionary}\nstream\n${packed}\nendstream\nendobj\nstartxref\n9\n%%EOF\n`;
    expect(judgedInTime(Buffer.from(text, 'latin1'))).toMatchObject({ verdict: 'unreadable', findings: [{ code: 'file-structure-unreadable' }] });
  });

  it('that unfolds to gigabytes', async () => {
    const bomb = deflateSync(Buffer.alloc(200 * MEGABYTE));
    const attachment = `3 0 obj\n<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb.toString('latin1')}\nendstream\nendobj\n`;
    const names = '<< /EmbeddedFiles << /Names [(a) << /F (a) /EF << /F 3 0 R >> >> (b) << /F (b) /EF << /F 3 0 R >> >>] >> >>';
    const report = judgedInTime(structured(`1 0 obj\n<< /Type /Catalog /Names ${names} >>\nendobj\n${attachment}`));
    expect(report.attachments).toEqual([
      { name: 'a', bytes: null, sha256: null },
      { name: 'b', bytes: null, sha256: null },
    ]);
  });
});

describe('trust', () => {
  it('is not judged when the caller names no certificates', () => {
    expect(verifySealedPdf(sealed)).toMatchObject({ verdict: 'intact', seal: { certificate: { trust: 'not-asked' } } });
  });

  it('is kept by a retired certificate as long as the seal was made in its time', async () => {
    const [newer, retired] = [await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: AT }), identity];
    const trustedCertificates = [...newer.certificateChain, ...retired.certificateChain];
    expect(verifySealedPdf(sealed, { trustedCertificates })).toMatchObject({ verdict: 'intact', seal: { certificate: { trust: 'trusted' } } });
  });

  it('is missing when the seal claims a time before its certificate', async () => {
    const early = await sealPdf(original, { ...identity, name: 'Studio', reason: 'Seal', at: new Date('2020-01-01T00:00:00Z') });
    const report = verifySealedPdf(early.pdf, { trustedCertificates: identity.certificateChain });
    expect(report.verdict).toBe('unknown-seal');
    expect(report.findings).toContainEqual({ code: 'seal-time-outside-certificate', time: '2020-01-01T00:00:00.000Z' });
  });

  it('in something that is no certificate is a mistake of the caller', () => {
    expect(() => verifySealedPdf(sealed, { trustedCertificates: [Buffer.from('no')] })).toThrow(DerError);
  });
});

function withMark(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]);
}

/** A PDF with these objects, and its cross-reference table right after them. */
function structured(objects: string, trailer = '', head?: string): Uint8Array {
  const text = `%PDF-1.7\n${objects}`;
  const starts = [...objects.matchAll(/(\d+) 0 obj/g)].map((match) => ({ number: match[1], offset: 9 + match.index }));
  const entries = starts.map(({ number, offset }) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = head ?? `xref\n${entries.join('')}`;
  return Buffer.from(`${text}${table}trailer\n<< /Root 1 0 R /Size 9 ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

/** Objects behind a seal, and where each of them stands. */
function tailOf(start: number, objects: readonly string[], end = ''): { text: string; objects: ReadonlyMap<number, number> } {
  const offsets = new Map<number, number>();
  let text = '\n';
  for (const object of objects) {
    offsets.set(Number.parseInt(object, 10), start + text.length);
    text += object;
  }
  return { text: text + end, objects: offsets };
}

/** Every object is a string that holds all the objects after it. */
function overlapping(): Uint8Array {
  const count = 60_000;
  const heads = Array.from({ length: count }, (_, index) => `${index + 1} 0 obj\n(`);
  return structured(`${heads.join('')}${')\nendobj\n'.repeat(count)}`);
}
