import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { VerifyPage } from '@entente/contract/signing/portal-page';
import { Locale, localeFromHeader } from '@entente/core/kernel/locale';
import type { Refusal } from '@entente/core/kernel/outcome';
import type { RefusalCode } from '@entente/phrases/shape';
import { translator } from '@entente/phrases/translators';
import type { SealReport, Verdict } from '@entente/seal/seal-report';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { HeaderVariables } from '../platform/http/headers.ts';
import { wordReport } from '../platform/operations/seal-words.ts';
import { checkFile } from '../platform/seal-check/check-file.ts';
import { trustedCertificates } from './identity/seal.actions.ts';
import { htmlAnswer, type PortalContext, type PortalServices } from './portal/link.portal.ts';

const MOST_MEGABYTES = 30;
const LONGEST_NAME = 120;

const TONES: Readonly<Record<Verdict, 'good' | 'warn' | 'bad'>> = { intact: 'good', extended: 'good', appended: 'bad', changed: 'bad', inconsistent: 'bad', 'unknown-seal': 'warn', 'no-seal': 'warn', unreadable: 'warn' };

/** The public page on which anybody checks a sealed file. Nothing is stored, and nobody has to be known. */
export function verifyPages(portal: PortalServices): Hono<{ Variables: HeaderVariables }> {
  const pages = new Hono<{ Variables: HeaderVariables }>();
  const page = (locale: Locale, more: Partial<VerifyPage> = {}): VerifyPage => ({ page: 'verify', locale, mostMegabytes: MOST_MEGABYTES, error: null, result: null, ...more });
  const refusing = (c: PortalContext, locale: Locale, { status, code, detail }: Refusal<RefusalCode> & { status: 413 | 422 | 429 }) => htmlAnswer(c, portal, { page: page(locale, { error: { field: 'file', code, detail: { ...detail } } }), status });
  pages.use('/verify', compress());
  pages.get('/verify', (c) => htmlAnswer(c, portal, { page: page(readerLocale(c, c.req.query('locale'))) }));
  pages.post('/verify', bodyLimit({ maxSize: MOST_MEGABYTES * 1024 * 1024, onError: (c) => refusing(c as PortalContext, readerLocale(c as PortalContext, undefined), { status: 413, code: 'file-is-too-large', detail: { megabytes: MOST_MEGABYTES } }) }), async (c) => {
    const body = await c.req.parseBody().catch(() => ({}) as Record<string, string | File>);
    const locale = readerLocale(c, typeof body.locale === 'string' ? body.locale : undefined);
    const { file } = body;
    if (!(file instanceof File) || file.size === 0) return refusing(c, locale, { status: 422, code: 'file-is-missing' });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const checked = await checkFile(bytes, await trustedCertificates(portal.services));
    return checked.ok ? htmlAnswer(c, portal, { page: page(locale, { result: resultOf(checked.value, { name: file.name, bytes, locale }) }) }) : refusing(c, locale, { status: 429, ...checked.refusal });
  });
  return pages;
}

function readerLocale(c: PortalContext, wanted: string | undefined): Locale {
  return Locale.safeParse(wanted).data ?? localeFromHeader(c.req.header('accept-language'));
}

function resultOf(report: SealReport, { name, bytes, locale }: { name: string; bytes: Uint8Array; locale: Locale }): NonNullable<VerifyPage['result']> {
  const { verdict, findings, facts } = wordReport(report, translator(locale));
  return { name: name.slice(0, LONGEST_NAME), sha256: sha256(bytes), tone: TONES[report.verdict], verdict, findings: [...findings], facts: [...facts] };
}
