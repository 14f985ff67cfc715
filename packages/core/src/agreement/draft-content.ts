import type { DocumentContent, Party, Variable } from '../document/content.ts';
import type { Currency, Side } from '../kernel/values.ts';

/** What is known about one side when a draft is made; empty texts where it is not. */
export type PartyFacts = { readonly kind: Party['kind']; readonly legalName: string; readonly registration: string; readonly address: string; readonly country: string; readonly representedBy: string; readonly authority: string };

/** Writes what is known about both sides into the parties of a document; how the clauses call them stays. */
export function withParties(content: DocumentContent, facts: Readonly<Record<Side, PartyFacts>>): DocumentContent {
  const firstOf = (side: Side): string | undefined => content.parties.find((party) => party.side === side)?.id;
  const first = new Set([firstOf('provider'), firstOf('client')]);
  return { ...content, parties: content.parties.map((party) => (first.has(party.id) ? { ...party, ...facts[party.side] } : party)) };
}

/**
 * Fills in where a consumer lives, from the client's record, where a text that is taken over does not say it. The record
 * is about the first party of the client.
 * @param country ISO 3166-1 alpha-2; empty where the record does not say it.
 */
export function withHome(content: DocumentContent, country: string): DocumentContent {
  const first = content.parties.find(({ side }) => side === 'client');
  if (first?.kind !== 'consumer' || first.country !== '') return content;
  return { ...content, parties: content.parties.map((party) => (party === first ? { ...party, country } : party)) };
}

/**
 * Whether a contract is of a professional character for a person in business depends on what it is about (decision 0031):
 * of another contract with them it is said anew.
 */
export function askedAnew<Content extends Pick<DocumentContent, 'parties' | 'dismissals'>>(content: Content): Content {
  return {
    ...content,
    parties: content.parties.map((party) => (party.kind === 'protected_person' ? { ...party, kind: 'person' } : party)),
    dismissals: content.dismissals.filter(({ code }) => code !== 'profession-is-not-said'),
  };
}

/** Variables that the built-in templates use for what the workspace and the client already know. */
export const KNOWN_VARIABLES = {
  governingLaw: ['governing_law'],
  providerContact: ['provider_contact', 'mentor_contact', 'coach_contact'],
  clientContact: ['client_contact', 'mentee_contact', 'sponsor_contact'],
} as const;

/**
 * Puts a built-in text under the workspace's currency and law; its amounts are examples and carry over
 * as numbers. Where the text was written for another country, the governing law is left to be filled:
 * nothing may name a law that nobody chose.
 */
export function underLawOf(content: DocumentContent, { country, currency }: { readonly country: string; readonly currency: Currency }): DocumentContent {
  const foreign = content.head.country !== country;
  const value = (variable: Variable): string | null => {
    if (foreign && isOne(KNOWN_VARIABLES.governingLaw, variable.key)) return null;
    return variable.type === 'money' && variable.value !== null ? inCurrency(variable.value, currency) : variable.value;
  };
  return {
    ...content,
    head: { ...content.head, country, currency },
    billingItems: content.billingItems.map((item) => ({ ...item, currency })),
    variables: content.variables.map((variable) => ({ ...variable, value: value(variable), suggestions: variable.type === 'money' ? variable.suggestions.map((money) => inCurrency(money, currency)) : variable.suggestions })),
  };
}

/** Fills what is known into variables that are still empty; an empty text is not known. */
export function withKnown(content: DocumentContent, known: Readonly<Record<keyof typeof KNOWN_VARIABLES, string>>): DocumentContent {
  const of = (key: string): string => {
    const name = (Object.keys(KNOWN_VARIABLES) as (keyof typeof KNOWN_VARIABLES)[]).find((one) => isOne(KNOWN_VARIABLES[one], key));
    return name === undefined ? '' : known[name];
  };
  return { ...content, variables: content.variables.map((variable) => (variable.value === null && variable.type === 'text' && of(variable.key) !== '' ? { ...variable, value: of(variable.key) } : variable)) };
}

function isOne(keys: readonly string[], key: string): boolean {
  return keys.includes(key);
}

function inCurrency(money: string, currency: Currency): string {
  return `${money.split(' ')[0] ?? '0'} ${currency}`;
}

/**
 * What is frozen of a draft: what both sides read and sign. The provider's fallback wordings, the
 * values offered to the one who fills in and what was set aside stay behind; no client may ever see them.
 */
export function frozenContent(content: DocumentContent): DocumentContent {
  return {
    ...content,
    clauses: content.clauses.map((clause) => ({ ...clause, fallback: '' })),
    variables: content.variables.map((variable) => ({ ...variable, suggestions: [] })),
    dismissals: [],
  };
}
