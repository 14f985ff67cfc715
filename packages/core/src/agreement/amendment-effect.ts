import type { BillingItem, DocumentContent } from '../document/content.ts';
import type { Currency } from '../kernel/values.ts';

/**
 * What an amendment does to money: one amount by its label, or what is paid altogether (`label` null). Null
 * where there was none before, or is none any more.
 */
export type MoneyEffect = { readonly label: string | null; readonly currency: Currency; readonly beforeMinor: number | null; readonly afterMinor: number | null };
/** A day that was agreed and is another one, is new, or is none any more. */
export type DayEffect = { readonly what: 'phase_start' | 'phase_end' | 'deliverable' | 'client_input' | 'payment'; readonly name: string; readonly before: string | null; readonly after: string | null };
export type AmendmentEffect = { readonly money: readonly MoneyEffect[]; readonly days: readonly DayEffect[] };

type Agreed = Pick<DocumentContent, 'billingItems' | 'phases' | 'deliverables' | 'clientInputs'>;

/** The difference in money and in days between two texts. Amounts that stay are left out, days that stay too. */
export function amendmentEffect(before: Agreed, after: Agreed): AmendmentEffect {
  const [old, fresh] = [days(before), days(after)];
  const keys = [...new Set([...fresh.keys(), ...old.keys()])];
  return { money: [...amountEffects(before, after), ...totalEffects(before, after)], days: keys.flatMap((key) => dayEffect(old.get(key), fresh.get(key))) };
}

function amountEffects(before: Agreed, after: Agreed): MoneyEffect[] {
  const [old, fresh] = [new Map(before.billingItems.map((item) => [item.id, item])), new Map(after.billingItems.map((item) => [item.id, item]))];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((id) => amountEffect(old.get(id), fresh.get(id)));
}

function amountEffect(was: BillingItem | undefined, is: BillingItem | undefined): MoneyEffect[] {
  if (was !== undefined && is !== undefined && was.currency !== is.currency) return [...amountEffect(was, undefined), ...amountEffect(undefined, is)];
  const [beforeMinor, afterMinor] = [was?.amountMinor ?? null, is?.amountMinor ?? null];
  const shown = is ?? was;
  return shown === undefined || beforeMinor === afterMinor ? [] : [{ label: shown.label, currency: shown.currency, beforeMinor, afterMinor }];
}

/** Amounts that come again have no total that anybody agreed on. */
const RECURRING: ReadonlySet<BillingItem['trigger']> = new Set(['monthly', 'per_meeting']);

/** What is paid altogether, where that is more than one amount and none of them comes again. */
function totalEffects(before: Agreed, after: Agreed): MoneyEffect[] {
  const items = [...before.billingItems, ...after.billingItems];
  if (items.some(({ trigger }) => RECURRING.has(trigger)) || Math.max(before.billingItems.length, after.billingItems.length) < 2) return [];
  const sum = ({ billingItems }: Agreed, currency: Currency): number => billingItems.reduce((total, item) => total + (item.currency === currency ? item.amountMinor : 0), 0);
  const totals = [...new Set(items.map(({ currency }) => currency))].toSorted().map((currency) => ({ label: null, currency, beforeMinor: sum(before, currency), afterMinor: sum(after, currency) }));
  return totals.filter(({ beforeMinor, afterMinor }) => beforeMinor !== afterMinor);
}

type AgreedDay = { readonly what: DayEffect['what']; readonly name: string; readonly day: string | null };

function dayEffect(before: AgreedDay | undefined, after: AgreedDay | undefined): DayEffect[] {
  const [shown, was, is] = [after ?? before, before?.day ?? null, after?.day ?? null];
  return shown === undefined || was === is ? [] : [{ what: shown.what, name: shown.name, before: was, after: is }];
}

function days({ phases, deliverables, clientInputs, billingItems }: Agreed): ReadonlyMap<string, AgreedDay> {
  return new Map<string, AgreedDay>([
    ...phases.flatMap(({ id, name, startsOn, endsOn }): [string, AgreedDay][] => [[`${id} start`, { what: 'phase_start', name, day: startsOn }], [`${id} end`, { what: 'phase_end', name, day: endsOn }]]),
    ...deliverables.map(({ id, name, dueOn }): [string, AgreedDay] => [id, { what: 'deliverable', name, day: dueOn }]),
    ...clientInputs.map(({ id, text, dueOn }): [string, AgreedDay] => [id, { what: 'client_input', name: text, day: dueOn }]),
    ...billingItems.map(({ id, label, dueOn }): [string, AgreedDay] => [id, { what: 'payment', name: label, day: dueOn }]),
  ]);
}
