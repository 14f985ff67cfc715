import pg from 'pg';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { SigningView } from '@entente/contract/signing/signing-views';
import { giveAccount, signedInBrowser } from '../platform/test/test-account.ts';
import { fillGaps, startAgreement, type StartedAgreement } from './test-agreement.ts';
import type { TestEntente, TestMember } from './test-entente.ts';
import { mailTo, TestClientBrowser } from './test-portal.ts';
import { fillCommitments, type WorldCommitments } from './test-world-commitments.ts';
import { fillExpectations, type WorldExpectations } from './test-world-expectations.ts';
import { fillMeetings, type WorldMeetings } from './test-world-meetings.ts';
import { fillSaid, fillTouchpoints, type WorldTouchpoints } from './test-world-touchpoints.ts';
import { fillGroundRules, fillQuietHours, type WorldRules } from './test-world-ground-rules.ts';
import { fillIntegrations, type WorldIntegrations } from './test-world-integrations.ts';
import { fillImports, type WorldImports } from './test-world-import.ts';
import { makeMerged, type WorldMerge } from './test-world-merge.ts';
import { fillDeviceSignature, fillReturnedFile, fillRevocation, fillScan, fillSealExtension } from './test-world-signing.ts';
import { fillRecords, type WorldRecords } from './test-world-records.ts';
import { ANNA, passTakeBack, sendOut, signAsAnna, signAsMember } from './test-signing.ts';

/** An agreement that is out, with the link its client got. */
export type WorldAgreement = StartedAgreement & { readonly link: string };

/** A workspace with a row in every table that people's acts can fill, each text of it marked. */
export type World = {
  readonly who: TestMember;
  /** Stands in every text of the workspace; whoever reads it elsewhere has seen through a wall. */
  readonly canary: string;
  /** Signed by both, sealed; `us` is the standing page's link. */
  readonly sealed: WorldAgreement & { readonly signatureId: string; readonly us: string; readonly deviceKeyId: string };
  /** Out, with a question that waits and one that was answered; another client's than the sealed one. */
  readonly open: WorldAgreement & { readonly signatoryId: string; readonly clauseId: string; readonly remarkId: string };
  readonly draft: StartedAgreement;
  readonly contactId: string;
  readonly templateId: string;
  readonly templateDocumentId: string;
  readonly teamId: string;
  readonly invitationId: string;
  readonly sessionId: string;
  readonly announcementId: string;
  readonly records: WorldRecords;
  readonly commitments: WorldCommitments;
  readonly merged: WorldMerge;
  readonly integrations: WorldIntegrations;
  readonly imports: WorldImports;
  readonly rules: WorldRules;
  readonly expectations: WorldExpectations;
  readonly touchpoints: WorldTouchpoints;
  readonly meetings: WorldMeetings;
};

/** Fills a workspace through the acts of its people and their clients, then marks what acts cannot reach. */
export async function fillWorld(t: TestEntente, who: TestMember, canary: string): Promise<World> {
  const make = async (path: string, body: unknown) => idIn(await who.call('POST', path, body));
  const teamId = await make('/teams', { name: `${canary} team` });
  const invitationId = await make('/invitations', { email: `${canary}@invited.example`, name: `${canary} Guest`, role: 'member', scope: 'own', locale: 'en' });
  const template = (await who.call('POST', '/templates', { name: `${canary} template`, from: { builtin: 'mentoring_agreement.en' } })).body as { id: string; documentId: string };
  await who.call('POST', `/templates/${template.id}/versions`, { note: canary });
  await who.call('PUT', `/templates/${template.id}/sharing`, { sharing: { useBy: 'all', editBy: 'leaders', holders: [{ may: 'use', role: null, teamId }] } });
  await giveAccount(t, who);
  const email = await t.look(who, async (tx) => (await tx.kysely.selectFrom('members').select('email').where('workspaceId', '=', tx.workspaceId).where('id', '=', who.actor.memberId).executeTakeFirstOrThrow()).email);
  const browser = await signedInBrowser(t, email, '203.0.113.77');
  const sessions = (await browser.get('/api/v1/sessions')).body as { rows: { id: string; isThisOne: boolean }[] };
  const sealed = await makeSealed(t, who, canary);
  const open = await makeOpen(t, who, canary);
  await makeRefused(t, who, canary);
  await who.call('PUT', `/explanations/${open.engagementId}/passages/own`, { text: `${canary} how we work`, before: null });
  await who.call('PUT', `/explanations/${sealed.engagementId}/passages/own`, { text: `${canary} how we worked`, before: null });
  const rules = await fillGroundRules(who, { agreementId: open.agreementId, engagementId: open.engagementId, canary });
  await asAdmin(t, (admin) => fillQuietHours(admin, { workspaceId: who.actor.workspaceId, clientId: open.clientId, sourceId: rules.roundId, canary }));
  const draft = await startAgreement(who, { client: clientChoice(canary, 'draft@drafted.example'), name: `${canary} drafted` });
  const contactId = await make(`/clients/${draft.clientId}/contacts`, { name: `${canary} Second`, email: `${canary}@second.example`, phone: '+48 600 000 000', roleTitle: 'second', locale: 'en' });
  const records = await asAdmin(t, (admin) => fillRecords(admin, { workspaceId: who.actor.workspaceId, memberId: who.actor.memberId, clientId: draft.clientId, contactId, canary }));
  const integrations = await asAdmin(t, (admin) => fillIntegrations(admin, { workspaceId: who.actor.workspaceId, memberId: who.actor.memberId, canary, sealed: t.services.secrets.sealText('test', 'whsec_') }));
  const imports = await asAdmin(t, (admin) => fillImports(admin, { workspaceId: who.actor.workspaceId, memberId: who.actor.memberId, contactId, changeSetId: records.changeSetId, canary }));
  const ofSealed = { workspaceId: who.actor.workspaceId, agreementId: sealed.agreementId, canary };
  const deviceKeyId = await asAdmin(t, async (admin) => {
    for (const fill of [fillRevocation, fillSealExtension, fillReturnedFile, fillScan]) await fill(admin, ofSealed);
    return fillDeviceSignature(admin, ofSealed);
  });
  const commitments = await fillCommitments(who, { engagementId: draft.engagementId, contactId, canary });
  const expectations = await fillExpectations(who, { engagementId: draft.engagementId, contactId, canary });
  const meetings = await fillMeetings(who, { engagementId: draft.engagementId, contactId, canary });
  const planned = await fillTouchpoints(who, { engagementId: draft.engagementId, canary });
  const touchpoints = { ...planned, ...(await asAdmin(t, (admin) => fillSaid(admin, { workspaceId: who.actor.workspaceId, engagementId: draft.engagementId, canary }))) };
  const merged = await makeMerged(who, { clientId: draft.clientId, canary });
  await t.workOff();
  const outbox = (await who.call('GET', '/outbox?limit=100')).body as { rows: { id: string; topic: string }[] };
  const announcementId = outbox.rows.find(({ topic }) => topic === 'signing.requested')?.id ?? '';
  await markTexts(t, who, canary);
  const sessionId = sessions.rows.find(({ isThisOne }) => isThisOne)?.id ?? '';
  const found = { announcementId, sessionId, us: sealed.us, open: open.link, remark: open.remarkId, signatory: open.signatoryId };
  const missing = Object.entries(found).flatMap(([name, value]) => (value === '' ? [name] : []));
  if (missing.length > 0) throw new Error(`the world lacks: ${missing.join(', ')}`);
  return { who, canary, sealed: { ...sealed, deviceKeyId }, open, draft, contactId, commitments, expectations, merged, templateId: template.id, templateDocumentId: template.documentId, teamId, invitationId, sessionId, announcementId, records, integrations, imports, rules, touchpoints, meetings };
}

function idIn({ status, body }: { status: number; body: unknown }): string {
  if (status !== 201) throw new Error(`the world was not filled: ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

function clientChoice(canary: string, email: string): object {
  return { kind: 'organisation', name: `${canary} bank`, locale: 'en', contact: { name: `${canary} Wrona`, email, roleTitle: `${canary} director` } };
}

async function sent(t: TestEntente, who: TestMember, { canary, email }: { canary: string; email: string }): Promise<WorldAgreement> {
  const started = await startAgreement(who, { client: clientChoice(canary, email), name: `${canary} difficult conversations` });
  await fillGaps(who, started.documentId);
  await sendOut(t, who, { agreementId: started.agreementId, message: `${canary} please` });
  const mail = await mailTo(t, who, { email, topic: 'signing.requested' });
  return { ...started, link: mail?.link ?? '' };
}

async function makeSealed(t: TestEntente, who: TestMember, canary: string): Promise<Omit<World['sealed'], 'deviceKeyId'>> {
  const agreement = await sent(t, who, { canary, email: ANNA });
  await signAsAnna(t, who, agreement.link);
  const { body } = await signAsMember(t, who, agreement.agreementId);
  await passTakeBack(t);
  const mail = await mailTo(t, who, { email: ANNA, topic: 'signing.sealed' });
  return { ...agreement, signatureId: (body as { signatureId: string }).signatureId, us: mail?.link ?? '' };
}

async function makeOpen(t: TestEntente, who: TestMember, canary: string): Promise<World['open']> {
  const agreement = await sent(t, who, { canary, email: 'open@other.example' });
  const browser = new TestClientBrowser(t);
  await browser.open(agreement.link);
  const base = browser.at;
  const { content } = (await who.call('GET', `/documents/${agreement.documentId}`)).body as DocumentView;
  const clauseId = content.clauses.find(({ key }) => key !== '')?.id ?? '';
  const dismissal = { id: crypto.randomUUID(), position: 1, code: 'scope-out-is-thin', recordId: null, name: '', reason: `${canary} fine as it is` };
  const person = { id: crypto.randomUUID(), position: 1, side: 'client', name: `${canary} decider`, roleTitle: '', does: [], decides: [], asked: [], told: [] };
  await who.call('POST', `/documents/${agreement.documentId}/edits`, { edits: [{ type: 'insert', kind: 'dismissals', item: dismissal }, { type: 'insert', kind: 'responsibilities', item: person }] });
  for (const text of ['first', 'second']) await ask(browser, base, { clauseId, text: `${canary} ${text}` });
  const later = (await browser.open(`${base}/later`)).page;
  if (later?.page === 'later') await browser.send(later.form, { choice: 'tomorrow' });
  const { remarks } = (await who.call('GET', `/agreements/${agreement.agreementId}`)).body as AgreementView;
  const [answered, waiting] = remarks;
  const answer = await who.call('POST', `/remarks/${answered?.id}/answers`, { answerId: crypto.randomUUID(), outcome: 'answered', body: `${canary} answer` });
  if (answer.status !== 201) throw new Error(`the remark was not answered: ${JSON.stringify(answer.body)}`);
  const { people } = (await who.call('GET', `/agreements/${agreement.agreementId}/signing`)).body as SigningView;
  return { ...agreement, clauseId, remarkId: waiting?.id ?? '', signatoryId: people.find(({ side }) => side === 'client')?.signatoryId ?? '' };
}

async function ask(browser: TestClientBrowser, base: string, { clauseId, text }: { clauseId: string; text: string }): Promise<void> {
  const { page } = await browser.open(`${base}/read`);
  if (page?.page !== 'read' || page.form === null) throw new Error('there is nothing to ask about');
  const { status } = await browser.send(page.form, { text, version: '1', purpose: text }, `${base}/ask/${clauseId}`);
  if (status !== 200) throw new Error(`the question was not kept: ${status}`);
}

/** Two clients who take other ways out: one declines, one is not the person. */
async function makeRefused(t: TestEntente, who: TestMember, canary: string): Promise<void> {
  for (const [way, fields] of [['decline', { reason: 'price', body: `${canary} too dear` }], ['not-me', { note: `${canary} not me` }]] as const) {
    const { link } = await sent(t, who, { canary, email: `${way}@other.example` });
    const browser = new TestClientBrowser(t);
    await browser.open(link);
    const { page } = await browser.open(`${browser.at}/${way}`);
    if (page?.page !== 'decline' && page?.page !== 'not-me') throw new Error(`there is no way "${way}"`);
    await browser.send(page.form, fields);
  }
}

type TextColumn = { readonly table: string; readonly column: string };

/** Puts the canary into every text column that takes it; vocabularies, hashes and addresses of rows refuse it. */
async function markTexts(t: TestEntente, who: TestMember, canary: string): Promise<void> {
  await asAdmin(t, async (admin) => {
    const { rows } = await admin.query<TextColumn>(`
      select c.table_name as table, c.column_name as column from information_schema.columns c
      where c.table_schema = 'public' and c.data_type = 'text' and c.column_name not in ('user_id', 'token_nonce', 'chain_head', 'prev_hash', 'message_id', 'table_name', 'topic', 'subject_kind', 'type', 'media_type', 'request_hash', 'operation', 'origin', 'time_zone') and (c.table_name, c.column_name) <> ('document_dismissals', 'code')`);
    for (const { table, column } of rows) await markColumn(admin, { table, column }, { workspaceId: who.actor.workspaceId, canary });
  });
}

const REFUSED = new Set(['23514', '23503', '23505']);

async function markColumn(admin: pg.Client, { table, column }: TextColumn, { workspaceId, canary }: { workspaceId: string; canary: string }): Promise<void> {
  try {
    await admin.query(`update public.${table} set ${column} = $2 || coalesce(${column}, '') where workspace_id = $1 and coalesce(${column}, '') not like '%' || $2 || '%'`, [workspaceId, canary]);
  } catch (error) {
    if (!REFUSED.has((error as { code: string }).code)) throw error;
  }
}

/** A connection above the walls for a whole file; `close()` of the test's server ends it. */
export async function openAdmin(t: TestEntente): Promise<pg.Client> {
  // What is asked again, over every table, is planned once.
  const admin = new pg.Client({ ...t.database.adminConfig, options: '-c plan_cache_mode=force_generic_plan' });
  // The database is dropped under it when the file is done.
  admin.on('error', () => undefined);
  await admin.connect();
  return admin;
}

/** One connection above the walls. */
export async function asAdmin<Value>(t: TestEntente, work: (admin: pg.Client) => Promise<Value>): Promise<Value> {
  const admin = await openAdmin(t);
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Every table that holds a workspace's rows, by name. */
export async function tenantTables(admin: pg.Client): Promise<readonly string[]> {
  const { rows } = await admin.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`);
  return rows.map(({ name }) => name);
}

/** Every row of a workspace, and the logins of its people, as one hash for each table. Prepared once for each connection: planning it over every table takes longer than reading them. */
export async function fingerprint(admin: pg.Client, workspaceId: string): Promise<Readonly<Record<string, string>>> {
  const text = FINGERPRINTS.get(admin) ?? (await fingerprintQuery(admin));
  FINGERPRINTS.set(admin, text);
  const { rows } = await admin.query<{ name: string; hash: string }>({ name: 'fingerprint', text, values: [workspaceId] });
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

const FINGERPRINTS = new WeakMap<pg.Client, string>();

async function fingerprintQuery(admin: pg.Client): Promise<string> {
  const tables = (await tenantTables(admin)).map((table) => `select '${table}' as name, md5(coalesce(string_agg(r::text, E'\\n' order by r::text), '')) as hash from public.${table} r where workspace_id = $1`);
  const logins = "select 'auth.sessions', md5(coalesce(string_agg(s.id || s.expires_at::text, ',' order by s.id), '')) from auth.sessions s join public.members m on m.user_id = s.user_id where m.workspace_id = $1";
  return [...tables, logins].join(' union all ');
}

/** The ids of a workspace's rows. */
export async function idsOf(admin: pg.Client, workspaceId: string): Promise<ReadonlySet<string>> {
  const { rows } = await admin.query<{ table: string }>("select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'");
  const found = await admin.query<{ id: string }>(rows.map(({ table }) => `select id from public.${table} where workspace_id = $1`).join(' union '), [workspaceId]);
  return new Set([workspaceId, ...found.rows.map(({ id }) => id)]);
}
