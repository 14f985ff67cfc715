import type { DocumentContent, Party } from '../content.ts';
import type { Finding } from '../finding.ts';
import { effectsOf, type LegalEffect } from '../law/clause-effect.ts';
import { buyerOf, givesConsumerRights, hasConsumerRights } from '../law/consumer-law.ts';
import { formRequired } from '../law/form-rules.ts';
import { lackOfLinkSignature, type RulesAbove } from '../law/signing-strength.ts';
import { isOrder } from '../order-clause.ts';
import type { Places } from './frame-places.ts';
import { netPriceWords } from './net-price-words.ts';
import { plainText } from './word-rules.ts';

/**
 * What the law of the document's country asks and a signature through a link cannot give. Such a clause
 * would be void, so it stops the sending; where nobody looked the law up, that is said and stops nothing.
 * @param above what the framework agreement of an order holds; where nobody looked, an order is asked for no rules of signing.
 */
export function formFindings(content: DocumentContent, above: RulesAbove = null): Finding[] {
  return content.clauses.flatMap((clause) => effectsOf(clause, content.head.locale).flatMap((effect): Finding[] => {
    const found = formFinding(content, effect, above);
    return found === null ? [] : [{ ...found, kind: 'clauses', id: clause.id, name: effect, clauseId: clause.id }];
  }));
}

function formFinding(content: DocumentContent, effect: LegalEffect, above: RulesAbove): Pick<Finding, 'code' | 'severity'> | null {
  const rule = formRequired(content.head.country, effect);
  if (rule === 'free') return null;
  if (rule === 'not_checked') return { code: 'form-is-not-checked', severity: 'thin' };
  const lack = lackOfLinkSignature(rule.form, content.clauses, above);
  // How an electronic signature shows who signed is agreed once for all orders, in what they name.
  if (lack === null || (lack === 'no_rules' && above === null && isOrder(content))) return null;
  return { code: lack === 'too_weak' ? 'form-is-too-weak' : 'electronic-rules-are-missing', severity: 'blocks_sending' };
}

/** Where somebody looked up what the law gives a consumer at home, beyond the European Economic Area, and the notes say it. */
const LOOKED_UP_AT_HOME: ReadonlySet<string> = new Set(['RU']);

/**
 * What decides the rights of a client who is no business. Their rights hold whether they are named or not; one that is
 * not named is found too late. Where they live counts beside the chosen law, and is asked for as long as it is not said.
 */
export function consumerFindings(content: DocumentContent, places: Places): Finding[] {
  return [...buyerFindings(content), ...professionFindings(content), ...netPriceFindings(content, places)];
}

/** Laws by which prices for people hold the tax beside those of the European Economic Area: НК РФ ст. 168 п. 6. */
const WHOLE_PRICE: ReadonlySet<string> = new Set(['RU']);

/**
 * A consumer is told the total price with taxes before they are bound (2011/83/EU art. 6(1)(e); ustawa o prawach konsumenta
 * art. 12 ust. 1 pkt 5). What the framework agreement of an order says of tax is not looked at.
 */
function netPriceFindings({ head, parties, clauses, billingItems }: DocumentContent, places: Places): Finding[] {
  const client = buyerOf({ head, parties });
  if (client === undefined || billingItems.every(({ amountMinor }) => amountMinor === 0)) return [];
  const isToldWhole = hasConsumerRights(head.country, client) || (client.kind === 'consumer' && WHOLE_PRICE.has(head.country));
  if (!isToldWhole) return [];
  const texts = [
    ...clauses.map(({ id, body }) => ({ kind: 'clauses' as const, id, text: plainText(body), clauseId: id })),
    ...billingItems.map(({ id, label }) => ({ kind: 'billingItems' as const, id, text: label, clauseId: places.get('billing') ?? null })),
  ];
  return texts.flatMap(({ text, ...at }) => netPriceWords(text, head.locale).slice(0, 1).map((name): Finding => ({ ...at, code: 'consumer-price-is-net', severity: 'missing', name })));
}

function buyerFindings({ head, parties, clauses }: DocumentContent): Finding[] {
  const { country: law } = head;
  const client = buyerOf({ head, parties });
  if (client === undefined || client.kind === 'organisation' || client.kind === 'person') return [];
  const found: Pick<Finding, 'code' | 'severity'>[] = [];
  if (hasConsumerRights(law, client) && !clauses.some(({ key }) => key === 'consumer')) found.push({ code: 'consumer-rights-are-not-named', severity: 'missing' });
  const ofKind = kindFinding(law, client);
  if (ofKind !== null) found.push(ofKind);
  return found.map((one) => ({ ...one, ...placeOf(client) }));
}

/**
 * A person who is no consumer acts in business: what this contract is for them nobody knows but those who make it. Each of
 * them is asked, for one who has the rights is enough; once one has, the others change nothing.
 */
function professionFindings({ head: { country: law }, parties }: DocumentContent): Finding[] {
  const clients = parties.filter(({ side }) => side === 'client');
  if (clients.some((party) => hasConsumerRights(law, party))) return [];
  const unasked = clients.filter((party) => party.kind === 'person' && hasConsumerRights(law, { ...party, kind: 'protected_person' }));
  return unasked.map((party) => ({ code: 'profession-is-not-said', severity: 'thin', ...placeOf(party) }));
}

function placeOf({ id, legalName, calledAs }: Party): Pick<Finding, 'kind' | 'id' | 'name' | 'clauseId'> {
  return { kind: 'parties', id, name: legalName === '' ? calledAs : legalName, clauseId: null };
}

function kindFinding(law: string, client: Pick<Party, 'kind' | 'country'>): Pick<Finding, 'code' | 'severity'> | null {
  const { kind, country } = client;
  if (kind === 'protected_person') return hasConsumerRights(law, client) ? null : { code: 'protection-is-polish', severity: 'missing' };
  // Where the chosen law gives the rights already, their home moves the last day at most.
  if (country === '') return { code: 'consumer-home-is-missing', severity: givesConsumerRights(law) ? 'thin' : 'missing' };
  const known = givesConsumerRights(country) || (country === law && LOOKED_UP_AT_HOME.has(country));
  return known ? null : { code: 'consumer-home-is-not-checked', severity: 'thin' };
}
