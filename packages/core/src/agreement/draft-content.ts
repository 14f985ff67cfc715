import type { DocumentContent, Party } from '../document/content.ts';
import type { Currency, Side } from '../kernel/values.ts';

/** What is known about one side when a draft is made; empty texts where it is not. */
export type PartyFacts = { readonly kind: Party['kind']; readonly legalName: string; readonly registration: string; readonly address: string; readonly representedBy: string; readonly authority: string };

/** Writes what is known about both sides into the parties of a document; how the clauses call them stays. */
export function withParties(content: DocumentContent, facts: Readonly<Record<Side, PartyFacts>>): DocumentContent {
  const firstOf = (side: Side): string | undefined => content.parties.find((party) => party.side === side)?.id;
  const first = new Set([firstOf('provider'), firstOf('client')]);
  return { ...content, parties: content.parties.map((party) => (first.has(party.id) ? { ...party, ...facts[party.side] } : party)) };
}

/** Puts a built-in text under the workspace's currency and law; its amounts are examples and carry over as numbers. */
export function underLawOf(content: DocumentContent, { country, currency }: { readonly country: string; readonly currency: Currency }): DocumentContent {
  return {
    ...content,
    head: { ...content.head, country, currency },
    billingItems: content.billingItems.map((item) => ({ ...item, currency })),
    variables: content.variables.map((variable) => (variable.type === 'money' ? { ...variable, value: variable.value === null ? null : inCurrency(variable.value, currency), suggestions: variable.suggestions.map((value) => inCurrency(value, currency)) } : variable)),
  };
}

function inCurrency(money: string, currency: Currency): string {
  return `${money.split(' ')[0] ?? '0'} ${currency}`;
}

/**
 * What is frozen of a draft: what both sides read and sign. The provider's fallback wordings and the
 * values offered to the one who fills in stay behind; no client may ever see them.
 */
export function frozenContent(content: DocumentContent): DocumentContent {
  return {
    ...content,
    clauses: content.clauses.map((clause) => ({ ...clause, fallback: '' })),
    variables: content.variables.map((variable) => ({ ...variable, suggestions: [] })),
  };
}
