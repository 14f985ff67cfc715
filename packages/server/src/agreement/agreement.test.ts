import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import type { IncomingContract } from '@entente/contract/agreement/incoming-contract';
import type { DocumentReading, DocumentView } from '@entente/contract/document/document.contract';
import { AgreementFile } from '@entente/core/agreement/agreement-file';
import type { FileForm } from '@entente/core/agreement/agreement-file';
import { LOCALES } from '@entente/core/kernel/locale';
import type { RefusalCode } from '@entente/phrases/shape';
import { translator } from '@entente/phrases/translators';
import { fillGaps, startAgreement, type StartedAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
let started: StartedAgreement;
let reading: DocumentReading;
const office = spawnSync('soffice', ['--version']).error === undefined;

beforeAll(async () => {
  t = await startTestEntente();
  started = await startAgreement(t.ola);
  await fillGaps(t.ola, started.documentId);
  reading = (await t.ola.call('GET', `/documents/${started.documentId}/reading`)).body as DocumentReading;
});
afterAll(() => t.close());

async function download(form: FileForm, { version, who = t.ola, id = started.agreementId }: { version?: number; who?: TestMember; id?: string } = {}) {
  const response = await t.fetch(`/api/v1/agreements/${id}/file?form=${form}${version === undefined ? '' : `&version=${version}`}`, { headers: { 'x-test-member': who.key } });
  return { status: response.status, name: response.headers.get('content-disposition') ?? '', bytes: Buffer.from(await response.arrayBuffer()) };
}

async function read(bytes: Uint8Array | string, who: TestMember = t.ola): Promise<{ status: number; body: unknown }> {
  const response = await t.fetch('/api/v1/agreements/contract-file', { method: 'PUT', headers: { 'x-test-member': who.key }, body: bytes as BodyInit });
  return { status: response.status, body: await response.json() };
}

/** The same file, whose last part says in its own header that it is 81 MB large unpacked (APPNOTE 6.3, 4.3.7). */
function swollen(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset);
  const header = Array.from({ length: file.length - 4 }, (_, at) => at).findLast((at) => view.getUint32(at) === 0x504b0304) ?? 0;
  view.setUint32(header + 22, 81 * 1024 * 1024, true);
  return file;
}

async function understood(bytes: Uint8Array | string): Promise<Extract<IncomingContract, { is: 'contract' }>> {
  const { status, body } = await read(bytes);
  expect(status, JSON.stringify(body).slice(0, 400)).toBe(200);
  return body as Extract<IncomingContract, { is: 'contract' }>;
}

const CLIENT = { kind: 'organisation', name: 'Bank Zachodni', locale: 'en', contact: { name: 'Jan Nowak', email: 'jan@zachodni.example', roleTitle: 'director' } } as const;
const begin = (template: object, who: TestMember = t.ola) => who.call('POST', '/agreements/start', { client: CLIENT, name: 'From outside', template });
/** Letters and digits alone: what a form adds between them (ends of lines, bullets, bars) says nothing. */
const signs = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
const wholeText = ({ title, sections }: { title: string; sections: readonly { title: string; clauses: readonly { number: string; body: string }[] }[] }): string => [title, ...sections.flatMap((section) => [section.title, ...section.clauses.flatMap(({ number, body }) => [number, body])])].join('\n');
const words = (text: string): string => text.replaceAll(/[\s\u00A0]+/g, ' ');

describe('the text as a file', () => {
  it('is a Word document with every section and clause, and comes back as the same clauses', async () => {
    const { status, name, bytes } = await download('docx');
    expect({ status, name }).toEqual({ status: 200, name: expect.stringContaining('-draft.docx') });
    const back = await understood(bytes);
    const own = back.sections.filter(({ title }) => title !== 'Introduction');
    expect(own.map(({ title }) => title)).toEqual(reading.rendered.sections.map(({ title }) => words(title)));
    expect(own.map(({ clauses }) => clauses.map(({ number }) => number))).toEqual(reading.rendered.sections.map(({ clauses }) => clauses.map(({ number }) => number)));
    const [first] = reading.rendered.sections[0]?.clauses ?? [];
    expect(words(own[0]?.clauses[0]?.body ?? '')).toContain(words(first?.plainText.split('\n')[0] ?? '-').slice(0, 40));
  });

  it.runIf(office)(`opens clean in LibreOffice${office ? '' : ' - NOT RUN: soffice is not installed (package libreoffice-writer)'}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-word-'));
    await writeFile(join(folder, 'a.docx'), (await download('docx')).bytes);
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'txt:Text', '--outdir', folder, join(folder, 'a.docx')], { stdio: 'ignore' });
    const text = words(await readFile(join(folder, 'a.txt'), 'utf8'));
    await rm(folder, { recursive: true, force: true });
    for (const { title, clauses } of reading.rendered.sections) for (const part of [title, ...clauses.map(({ number }) => `${number} `)]) expect(text).toContain(words(part));
  });

  it('is a PDF that says on every page that nobody signed it, and comes back as the same clauses', async () => {
    const { bytes } = await download('pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const back = await understood(bytes);
    expect(back.sections.flatMap(({ clauses }) => clauses.map(({ number }) => number)).filter((number) => number.includes('.'))).toEqual(reading.rendered.sections.flatMap(({ clauses }) => clauses.map(({ number }) => number)));
    expect(back.doubts.filter(({ code }) => code === 'repeated').map(({ text }) => text).join(' ')).toContain('not signed');
  });

  it.each(['pdf', 'docx', 'markdown'] as const)('says as %s every line that is hashed, the facts of the parties among them', async (form) => {
    const { canonicalText } = AgreementFile.parse(JSON.parse((await download('json')).bytes.toString('utf8')));
    // The reader of files keeps the numbers of clauses and not those of sections.
    const lines = canonicalText.split('\n').map((line) => signs(line.replace(/^\d+ /, ''))).filter((line) => line !== '');
    expect(canonicalText).toMatch(/^ {2}Represented by: Ola Lipska$/m);
    const { bytes } = await download(form);
    const said = form === 'markdown' ? signs(bytes.toString('utf8')) : signs(wholeText(await understood(bytes)));
    expect(lines.filter((line) => !said.includes(line))).toEqual([]);
  });

  it('is Markdown', async () => {
    const { bytes, name } = await download('markdown');
    expect(name).toContain('.md');
    expect(bytes.toString('utf8')).toMatch(/^# .+\n\n/);
    expect(bytes.toString('utf8').match(/^## /gm)?.length).toBe(reading.rendered.sections.length);
  });

  it('is records whose schema is published; a draft made from them has the same hash', async () => {
    const file = AgreementFile.parse(JSON.parse((await download('json')).bytes.toString('utf8')));
    expect(file).toMatchObject({ version: null, frozenAt: null });
    expect(file.content.clauses.every(({ fallback }) => fallback === '')).toBe(true);
    expect((await t.ola.call('GET', '/agreements/file-schema')).body).toMatchObject({ $schema: expect.stringContaining('2020-12'), properties: { format: { const: 'entente-agreement/1' } } });
    const found = (await read(JSON.stringify(file))).body as Extract<IncomingContract, { is: 'records' }>;
    expect(found).toMatchObject({ is: 'records', sha256: file.sha256 });
    const made = (await begin({ kind: 'service_agreement', records: { content: found.content, sha256: found.sha256 } })).body as { agreementId: string };
    expect(AgreementFile.parse(JSON.parse((await download('json', { id: made.agreementId })).bytes.toString('utf8')))).toMatchObject({ sha256: file.sha256, canonicalText: file.canonicalText });
    const frozen = (await t.ola.call('POST', `/agreements/${started.agreementId}/versions`)).body as { sha256: string };
    expect(frozen.sha256).toBe(file.sha256);
    expect(AgreementFile.parse(JSON.parse((await download('json', { version: 1 })).bytes.toString('utf8')))).toMatchObject({ version: 1, sha256: file.sha256 });
  });

  it('is read as well where it was written before anybody asked in which country a party lives, with the same hash', async () => {
    const client = { kind: 'person', name: 'Ida Berg', locale: 'en', isConsumer: true, contact: { name: 'Ida Berg', email: 'ida@example.com' } };
    const { agreementId: id, clientId } = await startAgreement(t.ola, { client });
    const file = AgreementFile.parse(JSON.parse((await download('json', { id })).bytes.toString('utf8')));
    // Only of a consumer does the text say where they live, so only theirs can differ.
    expect(file.content.parties.at(-1)).toMatchObject({ side: 'client', kind: 'consumer', country: '' });
    const older = { ...file, content: { ...file.content, parties: file.content.parties.map(({ country: _, ...party }) => party) } };
    const found = (await read(JSON.stringify(older))).body as Extract<IncomingContract, { is: 'records' }>;
    expect(found).toMatchObject({ is: 'records', sha256: file.sha256 });
    // What the client's record says meanwhile is not written into what was hashed.
    await t.look(t.ola, (tx) => tx.kysely.updateTable('clients').set({ country: 'NO' }).where('workspaceId', '=', tx.workspaceId).where('id', '=', clientId).execute());
    const made = await startAgreement(t.ola, { client: { clientId }, template: { kind: 'service_agreement', records: { content: older.content, sha256: file.sha256 } } });
    expect(JSON.parse((await download('json', { id: made.agreementId })).bytes.toString('utf8'))).toMatchObject({ sha256: file.sha256 });
  });

  it('is refused to who may not see the agreement, and where there is no such version', async () => {
    for (const form of ['pdf', 'docx', 'markdown', 'json'] as const) expect((await download(form, { who: t.maeve })).status).toBe(404);
    expect((await download('docx', { version: 7 })).status).toBe(404);
    expect((await t.ola.call('GET', `/agreements/${started.agreementId}/file?form=odt`)).status).toBe(400);
  });
});

describe('a contract that exists already', () => {
  const POLISH = ['UMOWA O WSPÓŁPRACY', 'zawarta w Krakowie pomiędzy stronami', '§ 1', 'Przedmiot umowy', '1. Wykonawca przygotuje pięć modułów szkolenia.', '2. Moduły powstają w formacie SCORM.', '§ 2', 'Wynagrodzenie', '1. Wynagrodzenie wynosi 12 000 zł, por. § 1.', '', '....................'].join('\n');

  it('becomes a draft, and says what it did not understand', async () => {
    const found = await understood(POLISH);
    expect(found).toMatchObject({ title: 'UMOWA O WSPÓŁPRACY', locale: 'pl', sections: [{ title: 'Wstęp' }, { title: 'Przedmiot umowy', clauses: [{ number: '1' }, { number: '2' }] }, { title: 'Wynagrodzenie' }] });
    expect(found.doubts.map(({ code }) => code)).toEqual(['introduction', 'signature_lines', 'references']);
    const { title, locale, sections } = found;
    const made = await begin({ kind: 'elearning_agreement', contract: { title, locale, sections } });
    expect(made.status).toBe(201);
    const { content } = (await t.ola.call('GET', `/documents/${(made.body as { documentId: string }).documentId}`)).body as DocumentView;
    expect(content.head).toMatchObject({ title, locale: 'pl', country: 'PL' });
    expect(content.sections.map((section) => section.title)).toEqual(['Wstęp', 'Przedmiot umowy', 'Wynagrodzenie']);
    expect(content.clauses.map(({ body }) => body)).toContain('Wynagrodzenie wynosi 12 000 zł, por. § 1.');
    expect(content.parties.find(({ side }) => side === 'client')).toMatchObject({ legalName: 'Bank Zachodni' });
  });

  it('says how many tracked changes were read as accepted', async () => {
    const parts = unzipSync((await download('docx')).bytes);
    const main = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const by = 'w:author="A" w:date="2026-01-01T00:00:00Z"';
    const changed = `<w:p><w:ins w:id="900" ${by}><w:r><w:t>This was put in.</w:t></w:r></w:ins><w:del w:id="901" ${by}><w:r><w:delText>This was struck.</w:delText></w:r></w:del></w:p>`;
    const tracked = zipSync({ ...parts, 'word/document.xml': strToU8(main.replace('</w:body>', `${changed}</w:body>`)) });
    const found = await understood(tracked);
    expect(found.doubts).toContainEqual({ code: 'tracked', text: '', count: 2 });
    expect(wholeText(found)).toContain('This was put in.');
    expect(wholeText(found)).not.toContain('This was struck.');
    expect((await understood((await download('docx')).bytes)).doubts.map(({ code }) => code)).not.toContain('tracked');
  });

  it('keeps the numbers that Word draws: lists that begin anew and go on, letters of two alphabets, a sign before an empty line', async () => {
    const parts = unzipSync((await download('docx')).bytes);
    const level = (at: number, format: string, text: string) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const definition = (id: number, ...levels: string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
    const list = (id: number, of: number, begins = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${begins}</w:num>`;
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${definition(0, level(0, 'decimal', '§ %1.'))}${definition(1, level(0, 'decimal', '%1.'))}${definition(2, level(0, 'lowerLetter', '%1)'))}${definition(3, level(0, 'russianLower', '%1)'))}${list(1, 0)}${list(2, 1)}${list(3, 1, anew)}${list(4, 2)}${list(5, 3)}</w:numbering>`;
    const line = (text: string, of: number | null = null) => `<w:p>${of === null ? '' : `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${of}"/></w:numPr></w:pPr>`}${text === '' ? '' : `<w:r><w:t>${text}</w:t></w:r>`}</w:p>`;
    const body = [line('UMOWA'), line('', 1), line('Przedmiot'), line('Robimy:', 2), line('film,', 4), line('opis.', 4), line('Nic więcej.', 2), line('', 1), line('Cena'), line('Sto złotych:', 3), line('часть,', 5), line('остаток.', 5), line('Przelewem.', 3), line('Koniec', 1), line('Po roku.', 2)].join('');
    const main = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const file = zipSync({ ...parts, 'word/numbering.xml': strToU8(numbering), 'word/document.xml': strToU8(`${main.slice(0, main.indexOf('<w:body>') + 8)}${body}</w:body></w:document>`) });
    expect((await understood(file)).sections).toEqual([
      { title: 'Przedmiot', clauses: [{ number: '1', body: 'Robimy:\n- a) film,\n- b) opis.' }, { number: '2', body: 'Nic więcej.' }] },
      { title: 'Cena', clauses: [{ number: '1', body: 'Sto złotych:\n- а) часть,\n- б) остаток.' }, { number: '2', body: 'Przelewem.' }] },
      { title: 'Koniec', clauses: [{ number: '3', body: 'Po roku.' }] },
    ]);
  });

  it('is read in the encoding it was written in', async () => {
    const bytes = Buffer.from([...'Договор\n1. Предмет\n1.1 Мы работаем.\n1.2 Вы платите.\n'].map((sign) => { const code = sign.codePointAt(0) ?? 0; return code < 128 ? code : code - 0x410 + 0xc0; }));
    expect(await understood(bytes)).toMatchObject({ locale: 'ru', title: 'Договор', sections: [{ title: 'Предмет', clauses: [{ body: 'Мы работаем.' }, { body: 'Вы платите.' }] }] });
  });

  it.each([
    ['nothing', '', 'file-is-missing'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'), 'contract-file-is-unknown'],
    ['blanks', ' \n \n', 'contract-has-no-text'],
    ['a broken PDF', '%PDF-1.7\nnothing of one', 'contract-file-is-unknown'],
    ['more clauses than an agreement holds', Array.from({ length: 600 }, (_, index) => `${index + 1}. This is a sentence of a contract.`).join('\n'), 'contract-is-too-long'],
    ['more bytes than a contract has', Buffer.alloc(11 * 1024 * 1024, 'a'), 'contract-file-is-too-large'],
  ])('is refused in words: %s', async (_, bytes, refusal) => {
    expect((await read(bytes)).body).toMatchObject({ data: { refusal } });
  });

  it.each([
    ['cut off in its middle', (_, file) => file.subarray(0, file.length / 2), 'contract-file-is-unknown'],
    ['cut off at its end', (_, file) => file.subarray(0, -30), 'contract-file-is-unknown'],
    ['packed wrongly', (_, file) => file.map((byte, at) => (at > 60 && at < 600 ? byte ^ 0x55 : byte)), 'contract-file-is-unknown'],
    ['without its words', (parts) => zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'word/document.xml'))), 'contract-file-is-unknown'],
    ['whose words are no XML', (parts) => zipSync({ ...parts, 'word/document.xml': strToU8('<w:document><w:body><w:p>Work') }), 'contract-file-is-unknown'],
    ['whose words say nothing', (parts) => zipSync({ ...parts, 'word/document.xml': strToU8('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>') }), 'contract-has-no-text'],
    ['that says to be larger inside than any contract', (parts) => swollen(zipSync({ ...parts, 'word/media/image1.bmp': new Uint8Array(9) })), 'contract-is-too-long'],
  ] satisfies [string, (parts: Unzipped, file: Uint8Array) => Uint8Array, RefusalCode][])('is refused in words of three languages as a Word file %s', async (_, broken, refusal) => {
    const { bytes } = await download('docx');
    expect(await read(broken(unzipSync(bytes), bytes))).toMatchObject({ status: 422, body: { data: { refusal } } });
    expect(new Set(LOCALES.map((locale) => translator(locale)(`refusal.${refusal}`))).size).toBe(LOCALES.length);
    expect(await read(bytes)).toMatchObject({ status: 200 });
  });

  it('as records that somebody changed is refused, where it is read and where a draft is made', async () => {
    const file = AgreementFile.parse(JSON.parse((await download('json')).bytes.toString('utf8')));
    const changed = { ...file, content: { ...file.content, head: { ...file.content.head, title: 'Another title' } } };
    expect((await read(JSON.stringify(changed))).body).toMatchObject({ data: { refusal: 'agreement-file-was-changed' } });
    expect((await begin({ kind: 'service_agreement', records: { content: changed.content, sha256: changed.sha256 } })).body).toMatchObject({ data: { refusal: 'agreement-file-was-changed' } });
  });

  it('is read for members only', async () => {
    expect((await t.fetch('/api/v1/agreements/contract-file', { method: 'PUT', body: 'text' })).status).toBe(401);
  });
});
