import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { enter, giveAccount, mailedCode, PASSWORD, signedInBrowser } from '../test/test-account.ts';
import { openBrowser, type TestBrowser } from '../test/test-browser.ts';
import { totpAt, totpStep } from './totp.ts';

const OLA = 'ola@lipka.example';
const NADIA = 'nadia@lipka.example';
let t: TestEntente;
let secret = '';
let backupCodes: string[] = [];
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.nadia]) await giveAccount(t, member);
  const browser = await signedInBrowser(t, OLA);
  ({ secret, backupCodes } = await turnOn(browser));
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.services.database.pool.query('delete from auth.sign_in_waits; delete from auth.rate_limits; update auth.two_factors set failed_verification_count = 0, locked_until = null');
});

async function turnOn(browser: TestBrowser): Promise<{ secret: string; backupCodes: string[] }> {
  const { body } = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
  const given = body as { totpUri: string; backupCodes: string[] };
  const key = base32(new URL(given.totpUri).searchParams.get('secret') ?? '');
  expect(await browser.post('/api/auth/two-factor/verify-totp', { code: totpAt(key, totpStep(Date.now())) })).toMatchObject({ status: 200 });
  return { secret: key, backupCodes: given.backupCodes };
}

/** Digits of a step near now that was not used yet. */
async function freshDigits(): Promise<string> {
  await t.services.database.pool.query('delete from auth.totp_uses');
  return totpAt(secret, totpStep(Date.now()));
}
const verify = (browser: TestBrowser, code: string, trustDevice = false) => browser.post('/api/auth/two-factor/verify-totp', { code, trustDevice });

describe('two-step sign-in', () => {
  it('asks for the second step after the password, and nobody is in before it', async () => {
    const browser = openBrowser(t.fetch);
    expect((await enter(browser, OLA)).body).toEqual({ next: 'second-factor' });
    expect(browser.cookies.has('entente.session_token')).toBe(false);
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await verify(browser, await freshDigits())).body).toEqual({ next: 'signed-in' });
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ email: OLA, secondFactor: true });
  });

  it('asks for it after a mailed code too', async () => {
    const browser = openBrowser(t.fetch);
    await browser.post('/api/auth/sign-in/ask-code', { email: OLA });
    const code = await mailedCode(t, t.ola, OLA);
    expect((await browser.post('/api/auth/sign-in/code', { email: OLA, code })).body).toEqual({ next: 'second-factor' });
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await verify(browser, await freshDigits())).status).toBe(200);
  });

  it('is written down: switched on, refused, passed', async () => {
    const browser = openBrowser(t.fetch, '203.0.113.44');
    await enter(browser, OLA);
    expect((await verify(browser, '000000')).status).toBe(401);
    expect((await verify(browser, await freshDigits())).status).toBe(200);
    const kinds = () => t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('accessEvents').select(['kind', 'means', 'memberName']).where('workspaceId', '=', tx.workspaceId).execute()).map((row) => `${row.kind} ${row.means} ${row.memberName}`));
    await vi.waitUntil(async () => (await kinds()).includes('second_step_refused authenticator Ola Lipska'), { timeout: 5_000, interval: 20 });
    expect(await kinds()).toEqual(expect.arrayContaining(['second_factor_on authenticator Ola Lipska', 'signed_in authenticator Ola Lipska']));
  });

  it('takes each code of the authenticator once', async () => {
    const digits = await freshDigits();
    const first = openBrowser(t.fetch);
    await enter(first, OLA);
    expect((await verify(first, digits)).status).toBe(200);
    const second = openBrowser(t.fetch);
    await enter(second, OLA);
    expect(await verify(second, digits)).toMatchObject({ status: 401, refusal: 'second-factor-was-used' });
  });

  it('of twenty right codes at once lets one in', async () => {
    const digits = await freshDigits();
    const browsers = [];
    for (let i = 0; i < 20; i += 1) {
      const browser = openBrowser(t.fetch, `10.${i}.0.1`);
      await t.services.database.pool.query('delete from auth.sign_in_waits');
      await enter(browser, OLA);
      browsers.push(browser);
    }
    const answers = await Promise.all(browsers.map((browser) => verify(browser, digits)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('ends the challenge after five wrong codes, then the right one does not help', async () => {
    const browser = openBrowser(t.fetch);
    await enter(browser, OLA);
    const right = await freshDigits();
    for (let i = 0; i < 5; i += 1) expect((await verify(browser, String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0'))).refusal).toBe('second-factor-refused');
    expect((await verify(browser, right)).refusal).toBe('second-factor-ran-out');
  });

  it('takes each backup code once', async () => {
    const [code = ''] = backupCodes;
    const first = openBrowser(t.fetch);
    await enter(first, OLA);
    expect((await first.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200);
    const second = openBrowser(t.fetch);
    await enter(second, OLA);
    expect((await second.post('/api/auth/two-factor/verify-backup-code', { code })).refusal).toBe('second-factor-refused');
  });

  it('is not asked again on a device that was trusted, until the password changes', async () => {
    const browser = openBrowser(t.fetch);
    await enter(browser, OLA);
    await verify(browser, await freshDigits(), true);
    await browser.post('/api/auth/sign-out');
    expect((await enter(browser, OLA)).body).toEqual({ next: 'signed-in' });
    await browser.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: `${PASSWORD}, again` });
    await browser.post('/api/auth/sign-out');
    expect((await enter(browser, OLA, `${PASSWORD}, again`)).body).toEqual({ next: 'second-factor' });
    await verify(browser, await freshDigits());
    await browser.post('/api/auth/change-password', { currentPassword: `${PASSWORD}, again`, newPassword: PASSWORD });
  });

  it('is turned on and off with the password only', async () => {
    const browser = await signedInBrowser(t, NADIA);
    expect((await browser.post('/api/auth/two-factor/enable', { password: 'not the password' })).refusal).toBe('password-is-wrong');
    await turnOn(browser);
    expect((await browser.post('/api/auth/two-factor/disable', { password: 'not the password' })).refusal).toBe('password-is-wrong');
    expect((await browser.post('/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ secondFactor: false });
  });

  it('keeps its secrets unreadable in the database', async () => {
    const { rows } = await t.services.database.pool.query<{ line: string }>('select row_to_json(f)::text as line from auth.two_factors f');
    for (const { line } of rows) for (const plain of [secret, ...backupCodes]) expect(line).not.toContain(plain);
  });
});

/** RFC 4648 base32 of a text secret. */
function base32(text: string): string {
  let bits = '';
  for (const letter of text) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
