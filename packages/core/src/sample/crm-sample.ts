import type { Lifecycle } from '../kernel/lifecycle.ts';
import type { Locale } from '../kernel/locale.ts';
import { CRM_WORDS } from './crm-words.ts';
import type { CrmWords, Industry } from './crm-words-shape.ts';
import { makeDraw, type Draw } from './draw.ts';

/** Two years of a small firm's work. Every time is told in days before today, so that the past stays recent. */
export type CrmSample = {
  readonly clients: readonly SampledClient[];
  readonly deals: readonly SampledDeal[];
  readonly interactions: readonly SampledInteraction[];
};

/** A person of the firm: 0 the owner, 1 the producer, 2 the writer. */
export type SampledOwner = 0 | 1 | 2;

export type SampledClient = {
  readonly name: string;
  readonly industry: Industry;
  readonly town: string;
  readonly headcount: number;
  readonly owner: SampledOwner;
  readonly source: string;
  readonly daysAgo: number;
  /** Where it stood, from when on; the last is where it stands. */
  readonly lifecycle: readonly { readonly to: Lifecycle; readonly daysAgo: number }[];
  readonly nextStep: string;
  /** Days from today; negative ones have passed. Null where there is no next step. */
  readonly nextStepIn: number | null;
  readonly tags: readonly string[];
  readonly people: readonly SampledPerson[];
};

/** `again`: the first person of the client, written down once more with the same address or the same phone; what the worklist of duplicates is for. */
export type SampledPerson = { readonly name: string; readonly mailbox: string; readonly roleTitle: string; readonly again: 'mail' | 'phone' | null };

/** The stages of the pipeline that every workspace starts with, as places in it; won and lost end it. */
export type SampledVisit = { readonly stage: number | 'won' | 'lost'; readonly daysAgo: number };

export type SampledDeal = {
  readonly client: number;
  readonly product: number;
  readonly owner: SampledOwner;
  /** Whole units of the firm's currency. */
  readonly amount: number;
  readonly visits: readonly SampledVisit[];
  readonly expectedIn: number;
  readonly competitor: string;
  readonly lostNote: string;
  readonly nextStep: string;
  readonly nextStepIn: number | null;
};

export type SampledInteraction = {
  readonly kind: 'note' | 'call' | 'meeting' | 'mail' | 'task';
  readonly client: number;
  readonly deal: number | null;
  readonly owner: SampledOwner;
  readonly daysAgo: number;
  readonly hour: number;
  readonly subject: string;
  readonly body: string;
  readonly direction: '' | 'in' | 'out';
  readonly minutes: number | null;
  /** Tasks: days from today until it is due, and how long ago it was done (null: open). */
  readonly dueIn: number | null;
  readonly doneDaysAgo: number | null;
};

const TWO_YEARS = 730;
const OPEN_STAGES = 4;

/** Tells the two years. @param seed another seed tells another story of the same firm. */
export function tellCrm(locale: Locale, seed = 20_261): CrmSample {
  const words = CRM_WORDS[locale];
  const draw = makeDraw(seed);
  const arrivals = words.firms.map((_, at) => Math.round(TWO_YEARS - (at * (TWO_YEARS - 12)) / (words.firms.length - 1)));
  const deals = arrivals.flatMap((daysAgo, client) => dealsOf({ words, draw }, { client, daysAgo }));
  const clients = words.firms.map((firm, at) => clientOf({ words, draw }, { firm, at, daysAgo: arrivals[at] ?? 0, deals: deals.filter(({ client }) => client === at) }));
  const interactions = [...deals.flatMap((deal, at) => talksOf({ words, draw }, { deal, at })), ...clients.flatMap((client, at) => notesOf({ words, draw }, { client, at }))];
  return { clients, deals, interactions };
}

type Telling = { readonly words: CrmWords; readonly draw: Draw };

/** One deal soon after they met; who bought comes back, who did not sometimes does. Every other client has something in play now. */
function dealsOf({ words, draw }: Telling, { client, daysAgo }: { client: number; daysAgo: number }): SampledDeal[] {
  const deals: SampledDeal[] = [];
  let start = Math.max(3, daysAgo - draw.whole(2, 20));
  for (let round = 0; round < 4 && start > 2; round += 1) {
    const deal = dealFrom({ words, draw }, { client, start });
    deals.push(deal);
    const end = deal.visits.at(-1);
    if (end === undefined || typeof end.stage === 'number' || (end.stage === 'lost' && draw.chance(0.5))) break;
    start = end.daysAgo - draw.whole(50, 160);
  }
  if (client % 2 === 0 && daysAgo > 45) deals.push(dealFrom({ words, draw }, { client, start: draw.whole(4, 38) }));
  return deals;
}

function dealFrom({ words, draw }: Telling, { client, start }: { client: number; start: number }): SampledDeal {
  const product = draw.whole(0, words.products.length - 1);
  const visits = journey(draw, start);
  const last = visits.at(-1)?.stage;
  const open = typeof last === 'number';
  const hasStep = open && draw.chance(0.75);
  const ended = visits.at(-1)?.daysAgo ?? 0;
  return {
    client,
    product,
    owner: draw.one([0, 0, 1, 1, 2] as const),
    amount: Math.round(((words.products[product]?.[1] ?? 10_000) * draw.whole(80, 130)) / 100 / 100) * 100,
    visits,
    expectedIn: open ? draw.whole(-15, 60) : draw.whole(-12, 12) - ended,
    ...(last === 'lost' ? { competitor: draw.chance(0.5) ? draw.one(words.competitors) : '', lostNote: draw.one(words.lostNotes) } : { competitor: '', lostNote: '' }),
    nextStep: hasStep ? draw.one(words.nextSteps) : '',
    nextStepIn: hasStep ? draw.whole(-4, 18) : null,
  };
}

/** From the first stage on, a week or three in each, now and then a step back; at the end won or lost, or still there today. */
function journey(draw: Draw, start: number): SampledVisit[] {
  const visits: SampledVisit[] = [{ stage: 0, daysAgo: start }];
  let [stage, at] = [0, start];
  for (let step = 0; step < 9; step += 1) {
    at -= draw.whole(4, 24);
    if (at < 1) return visits;
    if (draw.chance(0.12)) return [...visits, { stage: 'lost', daysAgo: at }];
    if (stage === OPEN_STAGES - 1) return [...visits, { stage: draw.chance(0.62) ? 'won' : 'lost', daysAgo: at }];
    stage = stage > 1 && draw.chance(0.1) ? stage - 1 : stage + 1;
    visits.push({ stage, daysAgo: at });
  }
  return visits;
}

type Arrival = { readonly firm: CrmWords['firms'][number]; readonly at: number; readonly daysAgo: number; readonly deals: readonly SampledDeal[] };

function clientOf({ words, draw }: Telling, { firm: [name, industry, town], at, daysAgo, deals }: Arrival): SampledClient {
  const people = words.people.slice(at, at + 1 + (at % 3 === 0 ? 1 : 0));
  const lifecycle = standing(deals, daysAgo);
  const isFormer = lifecycle.at(-1)?.to === 'former';
  const hasStep = !isFormer && draw.chance(0.7);
  return {
    name,
    industry,
    town,
    headcount: draw.one([12, 25, 40, 85, 140, 320, 900]),
    owner: draw.one([0, 1, 1, 2] as const),
    source: draw.one(words.sources),
    daysAgo,
    lifecycle,
    nextStep: hasStep ? draw.one(words.nextSteps) : '',
    nextStepIn: hasStep ? draw.whole(-6, 21) : null,
    tags: draw.chance(0.5) ? [draw.one(words.tags)] : [],
    people: people.map(([person, mailbox]): SampledPerson => ({ name: person, mailbox, roleTitle: draw.one(words.roles), again: null })).concat(twinsAt(words, at, people[0]?.[1] ?? '')),
  };
}

/** Who was written down twice at a firm; the second one has no role yet. */
function twinsAt(words: CrmWords, at: number, mailbox: string): SampledPerson[] {
  return words.twins.filter(({ firm }) => firm === at).map(({ name, shares }) => ({ name, mailbox, roleTitle: '', again: shares }));
}

/** A lead until the second stage of a deal, active from the first one won, former a year after the last. */
function standing(deals: readonly SampledDeal[], daysAgo: number): SampledClient['lifecycle'] {
  const visits = deals.flatMap((deal) => deal.visits);
  const first = (wanted: (stage: SampledVisit['stage']) => boolean): number | null => visits.find(({ stage }) => wanted(stage))?.daysAgo ?? null;
  const qualified = first((stage) => stage === 1);
  const won = visits.filter(({ stage }) => stage === 'won').map((visit) => visit.daysAgo);
  const steps: { to: Lifecycle; daysAgo: number }[] = [{ to: 'lead', daysAgo }];
  if (qualified !== null) steps.push({ to: 'qualified', daysAgo: qualified });
  if (won.length > 0) steps.push({ to: 'active', daysAgo: Math.max(...won) });
  const last = won.length > 0 ? Math.min(...won) : null;
  if (last !== null && last > 365) steps.push({ to: 'former', daysAgo: last - 365 });
  return steps;
}

/** A call or a meeting at each step of a deal, a mail with the offer, a task that followed from it. */
function talksOf({ words, draw }: Telling, { deal, at }: { deal: SampledDeal; at: number }): SampledInteraction[] {
  return deal.visits.flatMap(({ daysAgo }, step) => {
    const shared = { client: deal.client, deal: at, owner: deal.owner, daysAgo, hour: draw.whole(8, 15), dueIn: null, doneDaysAgo: null };
    const talk: SampledInteraction = draw.chance(0.6)
      ? { ...shared, kind: 'call', subject: '', body: draw.one(words.calls), direction: draw.one(['in', 'out'] as const), minutes: draw.whole(4, 35) }
      : { ...shared, kind: 'meeting', subject: '', body: draw.one(words.meetings), direction: '', minutes: draw.one([30, 45, 60, 90]) };
    const [subject, body] = draw.one(words.mails);
    const mail: SampledInteraction = { ...shared, kind: 'mail', subject, body, direction: draw.one(['in', 'out'] as const), minutes: null, hour: shared.hour + 1 };
    return [talk, ...(step % 2 === 1 ? [mail] : []), ...(draw.chance(0.5) ? [taskAfter({ words, draw }, { deal, at, daysAgo })] : [])];
  });
}

function taskAfter({ words, draw }: Telling, { deal, at, daysAgo }: { deal: SampledDeal; at: number; daysAgo: number }): SampledInteraction {
  const due = daysAgo - draw.whole(2, 10);
  // The older ones are done; of the last weeks' some are late.
  const done = due > 25 || (due > 0 && draw.chance(0.6)) ? Math.max(0, due + draw.whole(-3, 2)) : null;
  return { kind: 'task', client: deal.client, deal: at, owner: deal.owner, daysAgo, hour: 16, subject: draw.one(words.tasks), body: '', direction: '', minutes: null, dueIn: -due, doneDaysAgo: done };
}

function notesOf({ words, draw }: Telling, { client, at }: { client: SampledClient; at: number }): SampledInteraction[] {
  return Array.from({ length: draw.whole(1, 3) }, () => ({
    kind: 'note' as const, client: at, deal: null, owner: client.owner, daysAgo: draw.whole(1, Math.max(1, client.daysAgo)), hour: draw.whole(9, 16), subject: '', body: draw.one(words.notes), direction: '' as const, minutes: null, dueIn: null, doneDaysAgo: null,
  }));
}
