import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createSealIdentity } from '@entente/seal/certificate';
import { raiseSeal } from '@entente/seal/raise-seal';
import { sealPdf } from '@entente/seal/seal-pdf';
import { makeRoot, makeTimestampAuthority, timestampAnswer } from '@entente/seal/test/authorities.fixture';
import { Workbench } from '@entente/seal/test/judges.fixture';
import { samplePdf } from '@entente/seal/test/sample-pdf.fixture';
import { serveTimestamps } from '@entente/seal/test/timestamp-server.fixture';
import { migrate } from '@entente/server/platform/database/migrate';
import { ensureDatabase } from '@entente/server/platform/postgres/ensure-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = path.join(import.meta.dirname, 'main.ts');

let home: string;

beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'house-cli-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs the real command line in a process of its own. */
function entente(args: readonly string[], env: NodeJS.ProcessEnv = {}): { code: number | null; said: string; complained: string } {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env: { PATH, NODE_COMPILE_CACHE, ENTENTE_DATA: path.join(home, 'data'), ...env } });
  return { code: status, said: stdout, complained: stderr };
}

describe('the command line', () => {
  it.each(['entente.mjs', 'start.mjs'])('says what is needed, and nothing else, on a Node that is too old to bring another: %s', (script) => {
    const older = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"12.22.12"}})';
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', older, path.join(import.meta.dirname, '../../../scripts', script), 'help'], { encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8' } });
    expect([status, stdout, stderr]).toEqual([1, '', 'Entente needs Node 22.19 or newer; this machine has 12.22.12. Install a current Node from nodejs.org and try again.\n']);
  });

  it.each([
    ['en_GB.UTF-8', 'starts everything and prints the address'],
    ['pl_PL.UTF-8', 'uruchamia wszystko i podaje adres'],
    ['ru_RU.UTF-8', 'запускает всё и сообщает адрес'],
    ['C', 'starts everything and prints the address'],
    ['de_DE.UTF-8', 'starts everything and prints the address'],
  ])('speaks the language of the machine: %s', (LANG, words) => {
    expect(entente([], { LANG })).toMatchObject({ code: 0, said: expect.stringContaining(words), complained: '' });
  });

  it('speaks the language it is asked for', () => {
    expect(entente(['help', '--language', 'pl'], { LANG: 'ru_RU.UTF-8' }).said).toContain('uruchamia wszystko');
    expect(entente(['--help', '--language=ru']).said).toContain('запускает всё');
    expect(entente(['help', '--language', 'de'])).toMatchObject({ code: 0, complained: 'The language "de" is not one of en, pl, ru.\n' });
  });

  it.each(['en', 'pl', 'ru'])('names every command it has in its help: %s', (language) => {
    const { said } = entente(['help', '--language', language]);
    for (const command of ['start', 'doctor', 'backup', 'restore', 'import-archive', 'verify', 'sample']) expect(said).toContain(`entente ${command} `);
  });

  it('says what there is when it is asked for something else', () => {
    expect(entente(['strat'])).toMatchObject({ code: 2, complained: expect.stringMatching(/no command "strat"[^]*entente doctor/) });
    expect(entente(['sample'])).toMatchObject({ code: 2, complained: expect.stringContaining('no command "sample"') });
    expect(entente(['verify'])).toMatchObject({ code: 2, complained: 'Please name the file: entente verify FILE\n' });
  });
});

describe('entente verify', () => {
  let sealed: Uint8Array;
  let own: readonly Uint8Array[];
  beforeAll(async () => {
    const identity = await createSealIdentity({ firmName: 'Studio Lipka', country: 'PL', keyKind: 'p-256', at: new Date('2026-01-02T10:00:00Z') });
    const result = await sealPdf(await samplePdf(), { ...identity, name: 'Studio Lipka', reason: 'Umowa A-2026-0007', at: new Date('2026-03-04T12:00:00Z') });
    sealed = result.pdf;
    own = identity.certificateChain;
  });

  function judged(bytes: Uint8Array, language = 'en'): { code: number | null; said: string } {
    const file = path.join(home, 'judged.pdf');
    writeFileSync(file, bytes);
    const { code, said } = entente(['verify', file, '--language', language]);
    return { code, said };
  }

  it.each([
    ['en', 'Intact. The file is exactly as it was sealed.', 'Sealed by: Studio Lipka'],
    ['pl', 'Nienaruszony. Plik jest dokładnie taki jak w chwili pieczętowania.', 'Pieczęć: Studio Lipka'],
    ['ru', 'Цел. Файл в точности таков, каким был при наложении печати.', 'Печать: Studio Lipka'],
  ])('says that a file is intact, and whose seal it is (%s)', (language, verdict, owner) => {
    const { code, said } = judged(sealed, language);
    expect(code).toBe(0);
    expect(said.split('\n')[0]).toBe(verdict);
    expect(said).toContain(owner);
  });

  it('names what was changed', () => {
    const bytes = Uint8Array.from(sealed);
    bytes[400] = (bytes[400] ?? 0) ^ 1;
    const { code, said } = judged(bytes);
    expect(code).toBe(1);
    expect(said).toMatch(/^Changed\. The file is not as it was sealed\.\n {2}- Changed: /);
  });

  it('sees what was added after sealing', () => {
    const { code, said } = judged(Buffer.concat([sealed, Buffer.from('\n% and one more thing\n')]));
    expect(code).toBe(1);
    expect(said).toContain('something was added to the file after sealing');
  });

  it('names the time stamp that a seal gained later, and what was changed in such a file', async () => {
    const bench = new Workbench();
    makeRoot(bench);
    makeTimestampAuthority(bench);
    const authority = await serveTimestamps((query) => timestampAnswer(bench, query));
    const raised = await raiseSeal(sealed, { url: authority.url, fetch });
    await authority.close();
    bench.clear();
    if (!raised.ok) throw new Error(raised.refusal.code);
    expect(judged(sealed).said).not.toContain('Time stamp: ');
    expect(judged(raised.value.pdf)).toMatchObject({ code: 0, said: expect.stringMatching(/^Intact\.[^]*Time stamp: .* by Test Time Authority/) });
    const bytes = Uint8Array.from(raised.value.pdf);
    bytes[400] = (bytes[400] ?? 0) ^ 1;
    expect(judged(bytes)).toMatchObject({ code: 1, said: expect.stringMatching(/^Changed\./) });
  });

  it('knows the seals of the installation it stands in, and says when a file bears another', async () => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Harbour Mentoring', country: 'IE', keyKind: 'p-256', at: new Date('2026-01-02T10:00:00Z') });
    const instance = path.join(home, 'instance');
    mkdirSync(path.join(instance, 'secrets', 'seals'), { recursive: true });
    const workspaceId = '01890000-0000-7000-8000-000000000002';
    const keep = (chain: readonly Uint8Array[]): void => writeFileSync(path.join(instance, 'secrets', 'seals', `${workspaceId}.json`), JSON.stringify({
      format: 'entente-seals-1', workspaceId, identities: [{ chain: chain.map((der) => Buffer.from(der).toString('base64')), origin: 'made_here', usedFrom: '2026-01-02T10:00:00.000Z', retiredAt: null, key: null }],
    }));
    const file = path.join(home, 'of-another.pdf');
    writeFileSync(file, sealed);
    keep(certificateChain);
    expect(entente(['verify', file], { ENTENTE_DATA: instance })).toMatchObject({ code: 1, said: expect.stringContaining('the seal is not one that is known here') });
    keep(own);
    expect(entente(['verify', file], { ENTENTE_DATA: instance })).toMatchObject({ code: 0, said: expect.stringContaining('Intact.') });
  });

  it('says what is no sealed file', async () => {
    expect(judged(await samplePdf())).toMatchObject({ code: 1, said: expect.stringContaining('This PDF carries no seal.') });
    expect(judged(Buffer.from('Dear Maeve'))).toMatchObject({ code: 1, said: expect.stringContaining('The file is not a PDF.') });
    expect(entente(['verify', path.join(home, 'missing.pdf')])).toMatchObject({ code: 2, complained: expect.stringContaining('cannot be read (ENOENT)') });
  });
});

describe('entente backup, restore and doctor', () => {
  beforeAll(async () => {
    const { adminConfig, stop } = await ensureDatabase({ dataFolder: path.join(home, 'data') });
    await migrate(adminConfig);
    await stop();
    writeFileSync(path.join(home, 'data', 'secrets', 'master.key'), 'not a real key', { mode: 0o600 });
  });

  it('write a file that holds the keys, say so, and fill another instance with it', () => {
    const file = path.join(home, 'backup.tar');
    expect(entente(['backup', file])).toMatchObject({ code: 0, complained: '', said: expect.stringMatching(/written and checked: .*backup\.tar[^]*1 key[^]*holds the key of your seal/) });
    const elsewhere = { ENTENTE_DATA: path.join(home, 'elsewhere') };
    expect(entente(['restore', file, '--language', 'pl'], elsewhere)).toMatchObject({ code: 0, complained: '', said: expect.stringContaining('Odtworzono i porównano wiersz po wierszu') });
    expect(readFileSync(path.join(home, 'elsewhere', 'secrets', 'master.key'), 'utf8')).toBe('not a real key');
    expect(entente(['restore', file, '--language', 'ru'], elsewhere)).toMatchObject({ code: 1, complained: expect.stringContaining('Здесь уже есть данные') });
  });

  it('take a passphrase from the environment', () => {
    const file = path.join(home, 'locked.tar');
    expect(entente(['backup', file], { ENTENTE_BACKUP_PASSPHRASE: 'a long walk' }).said).toContain('encrypted with your passphrase');
    const elsewhere = { ENTENTE_DATA: path.join(home, 'locked') };
    expect(entente(['restore', file], elsewhere)).toMatchObject({ code: 1, complained: expect.stringContaining('This backup is encrypted') });
    expect(entente(['restore', file], { ...elsewhere, ENTENTE_BACKUP_PASSPHRASE: 'a short walk' })).toMatchObject({ code: 1, complained: 'The passphrase does not fit this backup.\n' });
    expect(entente(['restore', file], { ...elsewhere, ENTENTE_BACKUP_PASSPHRASE: 'a long walk' }).code).toBe(0);
  });

  it('write a dated file into the data folder when no name is given', () => {
    expect(entente(['backup']).said).toMatch(/data\/backups\/entente-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.tar/);
  });

  it('say in words why something cannot be done, never with a stack', () => {
    const letter = path.join(home, 'letter.txt');
    writeFileSync(letter, 'Dear Maeve,\n'.repeat(100));
    expect(entente(['restore', letter])).toEqual({ code: 1, said: 'Checking the backup, then filling the installation…\n', complained: `The file ${letter} is not a backup of Entente.\n` });
    expect(entente(['backup'], { DATABASE_URL: 'somewhere' }).complained).toMatch(/^DATABASE_URL has no shape that can be used\./);
    expect(entente(['backup'], { PORT: 'many' }).complained).toMatch(/^A setting does not fit: PORT/);
  });

  it('look at an instance and say what to mend, with an exit code', () => {
    expect(entente(['doctor'])).toMatchObject({ code: 0, said: expect.stringContaining('Everything is in order.') });
    expect(entente(['doctor', '--language', 'pl'], { ENTENTE_URL: 'http://umowy.example' })).toMatchObject({
      code: 1,
      said: expect.stringMatching(/do naprawy: Adres\n {4}Adres http:\/\/umowy\.example nie jest szyfrowany[^]*Do naprawy: 1 rzecz\./),
    });
  });
});
