import { CRM_WORDS } from '@entente/core/sample/crm-words';
import { INDUSTRIES, type CrmWords } from '@entente/core/sample/crm-words-shape';
import { tellCrm, type CrmSample, type SampledClient, type SampledDeal, type SampledInteraction, type SampledPerson } from '@entente/core/sample/crm-sample';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { birthdayOf } from '@entente/core/record/birthday';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { ensurePipeline } from '../../deal/pipeline.actions.ts';
import { listLostReasons, loadStagesOf } from '../../deal/pipeline.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { stepsWritten } from '../../record/next/record.store.ts';
import { recordsWritten } from '../../record/record.actions.ts';
import { indexRecords } from '../../search/search.actions.ts';
import { askByStage, insertCrm, listSampleMembers, type CrmRows } from './sample.store.ts';

type Rows<Table extends keyof CrmRows> = CrmRows[Table][number];
/** What the rows are made from: the story, its words, and who and what they point at. */
type Making = {
  readonly story: CrmSample;
  readonly words: CrmWords;
  readonly now: Date;
  readonly actor: ProviderActor;
  readonly currency: string;
  readonly members: readonly { id: string; name: string }[];
  readonly pipelineId: string;
  readonly open: readonly string[];
  readonly won: string;
  readonly lost: string;
  readonly lostReasons: readonly string[];
  readonly ids: { readonly clients: readonly string[]; readonly contacts: readonly (readonly string[])[]; readonly deals: readonly string[]; readonly products: readonly string[]; readonly tags: ReadonlyMap<string, string>; readonly fields: Readonly<Record<'industry' | 'headcount' | 'decidesOn', string>> };
};

/**
 * Gives the sample's firm two years of clients, deals and talks. The rows are written at once and not act by act,
 * so that the first start stays short; each has the activity that its act would have left, at its own time.
 */
export async function makeCrm(tx: Tx, actor: ProviderActor, { now, currency }: { now: Date; currency: string }): Promise<void> {
  const pipelineId = await ensurePipeline(tx, actor);
  if (pipelineId === null) return;
  const stages = await loadStagesOf(tx, pipelineId);
  const of = (kind: string): string[] => stages.flatMap((stage) => (stage.kind === kind ? [stage.id] : []));
  const story = tellCrm(actor.locale);
  const words = CRM_WORDS[actor.locale];
  const many = (list: readonly unknown[]): string[] => list.map(() => newId());
  const making: Making = {
    story, words, now, actor, currency, pipelineId, open: of('open'), won: of('won')[0] ?? '', lost: of('lost')[0] ?? '',
    members: await listSampleMembers(tx),
    lostReasons: (await listLostReasons(tx)).map(({ id }) => id),
    ids: { clients: many(story.clients), contacts: story.clients.map(({ people }) => many(people)), deals: many(story.deals), products: many(words.products), tags: new Map(words.tags.map((tag) => [tag, newId()])), fields: { industry: newId(), headcount: newId(), decidesOn: newId() } },
  };
  const interactions = story.interactions.map((talk) => interactionRow(making, talk));
  await askByStage(tx, nth(making.open, 3), ['expectedCloseOn', 'competitor']);
  await insertCrm(tx, { ...furniture(making), ...clientRows(making), ...dealRows(making), interactions, activities: [...clientDeeds(making), ...dealDeeds(making), ...interactions.map((row) => deed(making, { topic: `${row.kind}.added`, subject: ['interaction', row.id], at: String(row.happenedAt), by: row.ownerId, links: row }))] });
  await recordsWritten(tx, 'client', making.ids.clients);
  await recordsWritten(tx, 'contact', making.ids.contacts.flat());
  await recordsWritten(tx, 'deal', making.ids.deals);
  await indexRecords(tx, 'interaction', interactions.map(({ id }) => id));
  stepsWritten(tx, interactions.map(({ id }) => id));
}

/** The n-th of a list that has it. */
function nth<Value>(list: readonly Value[], at: number): Value {
  const value = list[at];
  if (value === undefined) throw new RangeError(`the story points at place ${at} of ${list.length}`);
  return value;
}

const memberOf = ({ members, actor }: Making, place: number): { id: string; name: string } => members[place] ?? { id: actor.memberId, name: actor.name };
const momentOf = ({ now }: Making, daysAgo: number, hour = 9): string => daysBefore(now, daysAgo, hour).toISOString();
const dayIn = ({ now }: Making, days: number | null): string | null => (days === null ? null : dayBefore(now, -days));

/** What the firm sells, its own fields and its tags. */
function furniture({ words, currency, ids }: Making): Pick<CrmRows, 'products' | 'fields' | 'tags'> {
  const { industry, headcount, decidesOn } = ids.fields;
  const label = (text: string): string => JSON.stringify({ en: text, pl: text, ru: text });
  return {
    products: words.products.map(([name, price], at) => ({ id: nth(ids.products, at), name, unitPrice: price * 100, currency })),
    fields: [
      { id: industry, recordKind: 'client', key: 'industry', type: 'choice', labels: label(words.fields.industry), options: JSON.stringify(INDUSTRIES.map((key) => ({ key, labels: { en: words.industries[key], pl: words.industries[key], ru: words.industries[key] } }))), position: 0 },
      { id: headcount, recordKind: 'client', key: 'headcount', type: 'number', labels: label(words.fields.headcount), rules: JSON.stringify({ scale: 0, min: 0 }), position: 1 },
      { id: decidesOn, recordKind: 'client', key: 'decides_on', type: 'date', labels: label(words.fields.decidesOn), position: 2 },
    ],
    tags: words.tags.map((name) => ({ id: ids.tags.get(name) ?? newId(), name, nameKey: name.toLowerCase() })),
  };
}

function clientRows(making: Making): Pick<CrmRows, 'clients' | 'contacts' | 'lifecycleChanges' | 'taggings'> {
  const { story, ids } = making;
  return {
    clients: story.clients.map((client, at) => clientRow(making, { client, at })),
    contacts: story.clients.flatMap((client, at) => client.people.map((person, place) => contactRow(making, { client, person, at, place }))),
    lifecycleChanges: story.clients.flatMap(({ lifecycle, owner }, at) =>
      lifecycle.map(({ to, daysAgo }, step) => ({ id: newId(), clientId: nth(ids.clients, at), fromLifecycle: lifecycle[step - 1]?.to ?? null, toLifecycle: to, happenedAt: momentOf(making, daysAgo, 12), memberId: memberOf(making, owner).id })),
    ),
    taggings: story.clients.flatMap(({ tags }, at) => tags.map((tag) => ({ recordKind: 'client', recordId: nth(ids.clients, at), tagId: ids.tags.get(tag) ?? '' }))),
  };
}

type Contact = { readonly client: SampledClient; readonly person: SampledPerson; readonly at: number; readonly place: number };

/** Somebody at a client; who was written down again has only what tells so, from three weeks ago. */
function contactRow(making: Making, { client: { name, owner, daysAgo }, person: { name: personName, mailbox, roleTitle, again }, at, place }: Contact): Rows<'contacts'> {
  const { ids, actor } = making;
  const [email, phone] = [`${mailbox}@${mailDomain(name, at)}`, phoneOf(at, again === null ? place : 0)];
  const told = again === null ? { email, phone, birthday: birthdayOfSample(at, place) } : { email: again === 'mail' ? email : '', phone: again === 'phone' ? phone.replaceAll(' ', '') : '', birthday: null };
  const [added, changed] = again === null ? [daysAgo, Math.max(1, daysAgo - 4)] : [AGAIN_DAYS_AGO, AGAIN_DAYS_AGO];
  return { id: nth(nth(ids.contacts, at), place), clientId: nth(ids.clients, at), ownerId: memberOf(making, again === null ? owner : 2).id, name: personName, ...told, phoneLabel: told.phone === '' ? '' : 'mobile', roleTitle, locale: actor.locale, isSample: true, createdAt: momentOf(making, added), updatedAt: momentOf(making, changed) };
}

const AGAIN_DAYS_AGO = 21;

function phoneOf(at: number, place: number): string {
  return `+48 60${at % 10} ${String(210 + at * 7).slice(0, 3)} ${String(340 + place * 13 + at).slice(0, 3)}`;
}

/** Of some people the birthday is known, of half of these without its year. */
function birthdayOfSample(at: number, place: number): string | null {
  const isKnown = (at * 5 + place) % 7 < 3;
  return isKnown ? birthdayOf({ year: at % 2 === 0 ? null : 1964 + ((at * 3 + place) % 31), month: ((at * 7 + place * 5) % 12) + 1, day: ((at * 11 + place * 3) % 28) + 1 }) : null;
}

function clientRow(making: Making, { client, at }: { client: SampledClient; at: number }): Rows<'clients'> {
  const { ids, actor } = making;
  const { name, industry, town, headcount, owner, source, daysAgo, lifecycle, nextStep, nextStepIn } = client;
  const last = lifecycle.at(-1);
  const custom = { [ids.fields.industry]: industry, [ids.fields.headcount]: headcount, ...(at % 3 === 0 ? { [ids.fields.decidesOn]: dayIn(making, 20 + at * 5) } : {}) };
  return {
    id: nth(ids.clients, at), kind: 'organisation', name, legalName: name, address: town, country: actor.locale === 'ru' ? 'RU' : 'PL', locale: actor.locale, source, nextStep, nextStepOn: dayIn(making, nextStepIn), isSample: true,
    email: `office@${mailDomain(name, at)}`, phone: `+48 22 ${String(310 + at * 11).slice(0, 3)} ${String(40 + at).padStart(2, '0')} 00`, website: `https://www.${mailDomain(name, at)}`,
    lifecycle: last?.to ?? 'lead', lifecycleSince: momentOf(making, last?.daysAgo ?? daysAgo, 12), ownerId: memberOf(making, owner).id, custom: JSON.stringify(custom),
    createdAt: momentOf(making, daysAgo), updatedAt: momentOf(making, Math.max(1, Math.round((last?.daysAgo ?? daysAgo) / 2))),
  };
}

/** An address that nobody has: its name in plain letters, numbered, below .example. */
function mailDomain(name: string, at: number): string {
  const plain = name.normalize('NFD').toLowerCase().replaceAll(/[^a-z]/g, '');
  return `${plain === '' ? 'firma' : plain.slice(0, 18)}${at + 1}.example`;
}

function dealRows(making: Making): Pick<CrmRows, 'deals' | 'dealLines' | 'stageVisits'> {
  const { story, ids } = making;
  return {
    deals: story.deals.map((deal, at) => dealRow(making, { deal, at })),
    dealLines: story.deals.map(({ product, amount }, at) => ({ id: newId(), dealId: nth(ids.deals, at), productId: nth(ids.products, product), description: '', quantity: 1000, unitPrice: amount * 100 })),
    stageVisits: story.deals.flatMap(({ visits, owner }, at) =>
      visits.map(({ stage, daysAgo }, step) => {
        const next = visits[step + 1];
        const by = memberOf(making, owner).id;
        return { id: newId(), dealId: nth(ids.deals, at), pipelineId: making.pipelineId, stageId: stageOf(making, stage), enteredAt: momentOf(making, daysAgo, 10), enteredBy: by, leftAt: next === undefined ? null : momentOf(making, next.daysAgo, 10), leftBy: next === undefined ? null : by, leftToStageId: next === undefined ? null : stageOf(making, next.stage) };
      }),
    ),
  };
}

function stageOf({ open, won, lost }: Making, stage: number | 'won' | 'lost'): string {
  if (stage === 'won') return won;
  return stage === 'lost' ? lost : (open[Math.min(stage, open.length - 1)] ?? '');
}

function dealRow(making: Making, { deal, at }: { deal: SampledDeal; at: number }): Rows<'deals'> {
  const { ids, words, story, pipelineId, currency, lostReasons } = making;
  const { client, product, owner, amount, visits, expectedIn, competitor, lostNote, nextStep, nextStepIn } = deal;
  const [first, last] = [nth(visits, 0), nth(visits, visits.length - 1)];
  const isLost = last.stage === 'lost';
  const since = momentOf(making, last.daysAgo, 10);
  return {
    id: nth(ids.deals, at), name: nth(words.products, product)[0], clientId: nth(ids.clients, client), contactId: nth(nth(ids.contacts, client), 0), pipelineId, stageId: stageOf(making, last.stage), state: typeof last.stage === 'string' ? last.stage : 'open',
    ownerId: memberOf(making, owner).id, amount: amount * 100, currency, productId: nth(ids.products, product), source: nth(story.clients, client).source, competitor, lostNote, nextStep, nextStepOn: dayIn(making, nextStepIn), isSample: true,
    lostReasonId: isLost ? nth(lostReasons, at % lostReasons.length) : null, openedOn: dayIn(making, -first.daysAgo), expectedCloseOn: dayIn(making, expectedIn), closedOn: typeof last.stage === 'string' ? dayIn(making, -last.daysAgo) : null,
    stageSince: since, createdAt: momentOf(making, first.daysAgo, 10), updatedAt: since,
  };
}

function interactionRow(making: Making, talk: SampledInteraction): Rows<'interactions'> & { id: string; ownerId: string; kind: string } {
  const { ids } = making;
  const { kind, client, deal, owner, daysAgo, hour, subject, body, direction, minutes, dueIn, doneDaysAgo } = talk;
  const at = momentOf(making, daysAgo, hour);
  const ownerId = memberOf(making, owner).id;
  return { id: newId(), kind, clientId: nth(ids.clients, client), contactId: nth(nth(ids.contacts, client), 0), dealId: deal === null ? null : nth(ids.deals, deal), ownerId, subject, body, direction, minutes, happenedAt: at, dueOn: dayIn(making, dueIn), doneAt: doneDaysAgo === null ? null : momentOf(making, doneDaysAgo, 15), doneBy: doneDaysAgo === null ? null : ownerId, isSample: true, createdAt: at, updatedAt: at };
}

type Deed = { readonly topic: string; readonly subject: readonly [kind: string, id: string]; readonly at: string; readonly by: string; readonly links: { readonly clientId?: string | null | undefined; readonly contactId?: string | null | undefined; readonly dealId?: string | null | undefined }; readonly payload?: object };

function deed(making: Making, { topic, subject: [subjectKind, subjectId], at, by, links, payload = {} }: Deed): Rows<'activities'> {
  const actorName = making.members.find(({ id }) => id === by)?.name ?? making.actor.name;
  return { id: newId(), topic, happenedAt: at, recordedAt: at, actorSide: 'provider', actorId: by, actorName, subjectKind, subjectId, clientId: links.clientId ?? null, contactId: links.contactId ?? null, dealId: links.dealId ?? null, payload: JSON.stringify(payload) };
}

function clientDeeds(making: Making): Rows<'activities'>[] {
  return making.story.clients.flatMap(({ name, daysAgo, owner, lifecycle }, at) => {
    const clientId = nth(making.ids.clients, at);
    const shared = { subject: ['client', clientId] as const, by: memberOf(making, owner).id, links: { clientId } };
    const moved = lifecycle.slice(1).map(({ to, daysAgo: ago }, step) => deed(making, { ...shared, topic: 'client.changed', at: momentOf(making, ago, 12), payload: { set: { lifecycle: to }, before: { lifecycle: lifecycle[step]?.to } } }));
    return [deed(making, { ...shared, topic: 'client.created', at: momentOf(making, daysAgo), payload: { name } }), ...moved];
  });
}

function dealDeeds(making: Making): Rows<'activities'>[] {
  const { ids } = making;
  return making.story.deals.flatMap(({ client, visits, owner }, at) => {
    const dealId = nth(ids.deals, at);
    const shared = { subject: ['deal', dealId] as const, by: memberOf(making, owner).id, links: { dealId, clientId: nth(ids.clients, client) } };
    return visits.map(({ stage, daysAgo }, step) => {
      const topic = step === 0 ? 'deal.created' : typeof stage === 'string' ? `deal.${stage}` : 'deal.moved';
      const from = visits[step - 1];
      return deed(making, { ...shared, topic, at: momentOf(making, daysAgo, 10), payload: { toStageId: stageOf(making, stage), ...(from === undefined ? {} : { fromStageId: stageOf(making, from.stage) }) } });
    });
  });
}
