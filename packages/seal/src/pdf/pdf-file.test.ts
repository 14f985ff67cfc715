import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { extractAttachments } from '../attachments.ts';
import { qpdf, Workbench } from '../test/judges.fixture.ts';
import { samplePdf } from '../test/sample-pdf.fixture.ts';
import { pagesByObject, pagesOf } from './pages.ts';
import { PdfFile } from './pdf-file.ts';
import { PdfParser } from './pdf-parser.ts';
import { isSameValue, PdfError, pdfDictionary, pdfName, pdfReference, pdfText, type PdfValue, textOfPdf } from './pdf-value.ts';
import { pdfDate, written } from './pdf-writer.ts';

function parse(text: string): PdfValue {
  return new PdfParser(Buffer.from(text, 'latin1')).value();
}

describe('values', () => {
  it.each<[string, PdfValue]>([
    ['null', null],
    ['true', true],
    ['-17.50', -17.5],
    ['.5', 0.5],
    ['12 0 R', pdfReference(12)],
    ['/Name#20with#2Fsigns', pdfName('Name with/signs')],
    ['[1 2 0 R 3 4]', [1, pdfReference(2), 3, 4]],
    ['<< /A % a comment\n 1 /B << /C [] >> >>', pdfDictionary([['A', 1], ['B', pdfDictionary([['C', []]])]])],
  ])('%s is read', (text, value) => {
    expect(isSameValue(parse(text), value)).toBe(true);
  });

  it.each([
    ['(plain)', 'plain'],
    ['(with (nested) ones)', 'with (nested) ones'],
    ['(escaped \\) \\( \\\\ \\n)', 'escaped ) ( \\ \n'],
    ['(octal \\101\\7)', 'octal A\u0007'],
    ['(one \\\nline)', 'one line'],
    ['<48 65 6C6c6F>', 'Hello'],
    ['<FEFF 0416 0443 043A>', 'Жук'],
    ['<EFBBBF C5BB>', 'Ż'],
    ['<7>', 'p'],
  ])('%s is the text %j', (text, expected) => {
    expect(textOfPdf(parse(text))).toBe(expected);
  });

  it.each(['', 'word', '(open', '<12', '<1g>', '[1 2', '<< /A 1', '<< A 1 >>', '<< /A 1 /A 2 >>', '1.2.3', '[[[[' + '['.repeat(100)])('%s is refused', (text) => {
    expect(() => parse(text)).toThrow(PdfError);
  });

  it('are read back as they were written (property)', () => {
    const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<PdfValue>(null, true, false),
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: -9_999, max: 9_999 }).map((number) => number / 1_000),
        fc.string().map(pdfText),
        fc.string({ minLength: 1 }).filter((name) => /^[\x20-\xff]+$/.test(name)).map(pdfName),
        fc.nat({ max: 99_999 }).map((number) => pdfReference(number)),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,8}$/), tie('value'), { maxKeys: 5 }).map((entries) => pdfDictionary(Object.entries(entries))),
      ),
    }));
    fc.assert(fc.property(value, (each) => isSameValue(parse(written(each)), each)));
  });

  it('from any bytes are read or refused, never worse (property)', () => {
    const sign = fc.constantFrom(...'()<>[]{}/%# 0123456789.-RnulltrueA\\\n');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 80 }), (text) => {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(PdfError);
        }
      }),
    );
  });

  it('are dated in UTC', () => {
    expect(pdfDate(new Date('2026-03-03T11:22:33.999Z'))).toBe('D:20260303112233Z');
  });
});

describe('a file', () => {
  it('gives its pages in order, and knows which objects each one is made of', async () => {
    const file = new PdfFile(await samplePdf({ pages: 3 }));
    const pages = pagesOf(file);
    expect(pages).toHaveLength(3);
    const owners = pagesByObject(file);
    expect(pages.map(({ reference }) => owners.get(reference.number))).toEqual([[1], [2], [3]]);
  });

  it('gives its attachments', async () => {
    const content = Buffer.from('{"a":"ż"}');
    const [attachment] = extractAttachments(await samplePdf({ attachments: { 'a.json': content } }));
    expect(attachment).toMatchObject({ name: 'a.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(Buffer.from(attachment?.content ?? '').toString('utf8')).toBe('{"a":"ż"}');
  });

  it('is refused when it is encrypted, or lists an object twice', () => {
    const file = (table: string, trailer: string): Uint8Array => Buffer.from(`%PDF-1.7\nxref\n${table}trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n9\n%%EOF\n`);
    const entry = '0000000009 00000 n \n';
    expect(new PdfFile(file(`1 1\n${entry}`, '')).places.size).toBe(1);
    expect(() => new PdfFile(file(`1 1\n${entry}`, '/Encrypt << >>'))).toThrow(PdfError);
    expect(() => new PdfFile(file(`1 1\n${entry}1 1\n${entry}`, ''))).toThrow(PdfError);
  });

  it('is refused when another object stands where one is listed', () => {
    const objects = '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [2 0 R 2 0 R] >>\nendobj\n';
    const [first, second] = [9, 9 + objects.indexOf('2 0 obj')].map((offset) => String(offset).padStart(10, '0'));
    const file = (secondPlace: string | undefined): PdfFile =>
      new PdfFile(Buffer.from(`%PDF-1.7\n${objects}xref\n1 2\n${first} 00000 n \n${secondPlace} 00000 n \ntrailer\n<< /Root 1 0 R >>\nstartxref\n${9 + objects.length}\n%%EOF\n`));
    expect(() => file(first).object(2)).toThrow(PdfError);
    expect(() => pagesOf(file(second))).toThrow(/circle/);
  });

  describe.runIf(qpdf.isHere)(qpdf.title('with packed objects and a cross-reference stream, made by qpdf'), () => {
    const bench = new Workbench();
    afterAll(() => bench.clear());

    it('says the same as before it was packed', async () => {
      const plain = await samplePdf({ pages: 3 });
      bench.write('plain.pdf', plain);
      bench.run('qpdf', '--object-streams=generate', '--compress-streams=y', 'plain.pdf', 'packed.pdf');
      const packed = new PdfFile(bench.read('packed.pdf'));
      expect(packed.sections[0]?.form).toBe('stream');
      expect(pagesOf(packed)).toHaveLength(3);
      expect(extractAttachments(packed.bytes)).toEqual(extractAttachments(plain));
    });
  });
});
