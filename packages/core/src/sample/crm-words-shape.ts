/** What the sample's clients, people and talks are made of. Every list is long enough that nothing is told twice in a row. */
export type CrmWords = {
  /** Firms with their trade (an option of the field "industry") and town. */
  readonly firms: readonly (readonly [name: string, industry: Industry, town: string])[];
  /** People: name and the part of their address before the at sign. */
  readonly people: readonly (readonly [name: string, mailbox: string])[];
  /** People who were written down a second time: at which firm, by what name, and what tells that it is its first person again. */
  readonly twins: readonly { readonly firm: number; readonly name: string; readonly shares: 'mail' | 'phone' }[];
  readonly roles: readonly string[];
  readonly sources: readonly string[];
  readonly competitors: readonly string[];
  readonly tags: readonly string[];
  readonly industries: Readonly<Record<Industry, string>>;
  readonly fields: { readonly industry: string; readonly headcount: string; readonly decidesOn: string };
  /** What the firm sells, with the price in whole units of the firm's currency. */
  readonly products: readonly (readonly [name: string, price: number])[];
  /** Reasons that deals are lost for, beside those that every workspace starts with. */
  readonly lostNotes: readonly string[];
  readonly notes: readonly string[];
  readonly calls: readonly string[];
  readonly meetings: readonly string[];
  readonly mails: readonly (readonly [subject: string, body: string])[];
  readonly tasks: readonly string[];
  readonly nextSteps: readonly string[];
};

export const INDUSTRIES = ['finance', 'health', 'hospitality', 'industry', 'public', 'retail'] as const;
export type Industry = (typeof INDUSTRIES)[number];
