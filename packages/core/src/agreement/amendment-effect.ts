import type { DocumentContent } from '../document/content.ts';
import type { Currency } from '../kernel/values.ts';

/** What an amendment does to the money that was agreed, in one currency. */
export type MoneyEffect = { readonly currency: Currency; readonly beforeMinor: number; readonly afterMinor: number };
/** A day that was agreed and is another one, is new, or is none any more. */
export type DayEffect = { readonly what: 'phase_start' | 'phase_end' | 'deliverable' | 'client_input' | 'payment'; readonly name: string; readonly before: string | null; readonly after: string | null };
export type AmendmentEffect = { readonly money: readonly MoneyEffect[]; readonly days: readonly DayEffect[] };

type Agreed = Pick<DocumentContent, 'billingItems' | 'phases' | 'deliverables' | 'clientInputs'>;

/** The difference in money and in days between two texts. Sums that stay are left out, days that stay too. */
export function amendmentEffect(before: Agreed, after: Agreed): AmendmentEffect {
  const [was, is] = [sums(before), sums(after)];
  const currencies = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  const money = currencies.map((currency) => ({ currency, beforeMinor: was.get(currency) ?? 0, afterMinor: is.get(currency) ?? 0 })).filter(({ beforeMinor, afterMinor }) => beforeMinor !== afterMinor);
  const [old, fresh] = [days(before), days(after)];
  const keys = [...new Set([...fresh.keys(), ...old.keys()])];
  return { money, days: keys.flatMap((key) => dayEffect(old.get(key), fresh.get(key))) };
}

type AgreedDay = { readonly what: DayEffect['what']; readonly name: string; readonly day: string | null };

function dayEffect(before: AgreedDay | undefined, after: AgreedDay | undefined): DayEffect[] {
  const [shown, was, is] = [after ?? before, before?.day ?? null, after?.day ?? null];
  return shown === undefined || was === is ? [] : [{ what: shown.what, name: shown.name, before: was, after: is }];
}

function sums({ billingItems }: Agreed): ReadonlyMap<Currency, number> {
  const totals = new Map<Currency, number>();
  for (const { currency, amountMinor } of billingItems) totals.set(currency, (totals.get(currency) ?? 0) + amountMinor);
  return totals;
}

function days({ phases, deliverables, clientInputs, billingItems }: Agreed): ReadonlyMap<string, AgreedDay> {
  return new Map<string, AgreedDay>([
    ...phases.flatMap(({ id, name, startsOn, endsOn }): [string, AgreedDay][] => [[`${id} start`, { what: 'phase_start', name, day: startsOn }], [`${id} end`, { what: 'phase_end', name, day: endsOn }]]),
    ...deliverables.map(({ id, name, dueOn }): [string, AgreedDay] => [id, { what: 'deliverable', name, day: dueOn }]),
    ...clientInputs.map(({ id, text, dueOn }): [string, AgreedDay] => [id, { what: 'client_input', name: text, day: dueOn }]),
    ...billingItems.map(({ id, label, dueOn }): [string, AgreedDay] => [id, { what: 'payment', name: label, day: dueOn }]),
  ]);
}
