import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import type { Edit } from '@entente/core/document/edit';
import type { TemplateKind } from '@entente/core/template/template-source';
import type { Locale } from '@entente/core/kernel/locale';
import type { ApiAnswer, ApiClient } from './api-client.ts';
import { readMail } from './mailbox.ts';
import type { Story } from './story.ts';

/** What fits a gap by its kind, where it is neither words nor a day. */
const VALUES: Readonly<Record<string, string>> = { money: '500000 PLN', weeks: '2', months: '3', number: '2', percent: '5', hours: '24', days: '14', working_days: '5' };
/** In the future of any run, and of two the second is the later one. */
const DAYS = ['2031-03-03', '2031-05-30'];

export type SentAgreement = { readonly agreementId: string; readonly link: string };

type Asked = { story: Story; locale: Locale; client?: Readonly<Record<string, unknown>>; level?: SigningLevel; kind?: TemplateKind; /** Ends its first clause that can be read without a value. */ addition?: string };

/** An agreement that is out, with the client's link: made over the API (`client` says what is particular of them), for tests of what comes after. The way there is walked in main-job.test.ts. */
export async function sentAgreement(api: ApiClient, { story, locale, client = {}, level, kind = 'service_agreement', addition }: Asked): Promise<SentAgreement> {
  const contact = { name: story.person, email: story.email, roleTitle: story.role };
  const started = await api.call('POST', '/agreements/start', { body: { client: { kind: 'organisation', name: story.client, locale, contact, ...client }, name: story.work, template: { builtin: kind } } });
  const { agreementId, documentId } = must<{ agreementId: string; documentId: string }>(started);
  const { content } = must<DocumentView>(await api.call('GET', `/documents/${documentId}`));
  const days = [...DAYS];
  const fitting = (type: string): string => (type === 'day' ? days.shift() : VALUES[type]) ?? story.purpose;
  const edits = content.variables.filter(({ value }) => value === null).map(({ id, type }): Edit => ({ type: 'set', kind: 'variables', id, field: 'value', before: null, value: fitting(type) }));
  const named = content.parties.filter(({ legalName }) => (legalName ?? '') === '').map(({ id, legalName }): Edit => ({ type: 'set', kind: 'parties', id, field: 'legalName', before: legalName, value: story.person }));
  const ended = content.clauses.filter(({ body }) => body.length > 60 && !/[[{]/.test(body)).slice(0, addition === undefined ? 0 : 1).map(({ id, body }): Edit => ({ type: 'set', kind: 'clauses', id, field: 'body', before: body, value: `${body} ${addition ?? ''}` }));
  must(await api.call('POST', `/documents/${documentId}/edits`, { body: { edits: [...edits, ...named, ...ended] } }));
  const { signingLevel, signingOrder } = must<AgreementView>(await api.call('GET', `/agreements/${agreementId}`));
  must(await api.call('POST', `/agreements/${agreementId}/sendings`, { body: { signingLevel: level ?? signingLevel, signingOrder, expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() } }));
  const { link } = await readMail(api, { to: story.email, about: story.work });
  return { agreementId, link };
}

function must<Body>({ status, body }: ApiAnswer): Body {
  if (status >= 300) throw new Error(`it was refused: ${status} ${JSON.stringify(body)}`);
  return body as Body;
}
