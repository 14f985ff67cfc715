import { z } from 'zod';
import { Locale } from '../kernel/locale.ts';
import { Line, OptionalLine, Prose } from '../kernel/plain-text.ts';
import { Currency, Day, Id, MinorUnits, Side } from '../kernel/values.ts';
import { ClauseEffect } from './law/clause-effect.ts';

/**
 * A document is the text of an agreement or of a template, kept as records, never as one blob:
 * sections of clauses (the words), the hard frame (scope, phases, deliverables, results, billing,
 * client inputs), the soft frame (ground rules), variables filled once and used everywhere, and the
 * parties. Every record has an id, and a position among its kind (ascending, need not be whole).
 */
const item = { id: Id, position: z.number().finite() };

export const VARIABLE_TYPES = ['text', 'number', 'percent', 'day', 'money', 'hours', 'days', 'working_days', 'weeks', 'months'] as const;
export const VariableType = z.enum(VARIABLE_TYPES);
export type VariableType = z.infer<typeof VariableType>;

/** Name by which a clause uses a variable: `{review_days}`. */
export const VariableKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

export const Section = z.strictObject({ ...item, title: Line(160) });
export type Section = z.infer<typeof Section>;

export const BINDINGS = ['hard', 'soft'] as const;
/** The three lines of "In short" that come from clauses; the other five come from the frame. */
export const SUMMARY_LINES = ['changes', 'ending', 'rights'] as const;

export const Clause = z.strictObject({
  ...item,
  sectionId: Id,
  /** Stable name within the template, target of `{#key}` references; empty for clauses a person added. */
  key: z.string().regex(/^[a-z0-9-]{0,40}$/),
  /** The words, in clause markup (see clause-text.ts). */
  body: Prose(20_000),
  binding: z.enum(BINDINGS),
  /** Required clauses may be changed but not removed without a warning. */
  required: z.boolean(),
  negotiable: z.boolean(),
  /** What the clause is for, one plain sentence, read by both sides. */
  purpose: OptionalLine(400),
  /** Wording the provider can fall back on when the client asks for a change. */
  fallback: Prose(20_000),
  /** Which line of "In short" this clause answers, with the sentence to show there. */
  summaryLine: z.enum(SUMMARY_LINES).nullable(),
  summary: OptionalLine(300),
  /** What the clause does that some law asks a form for; records frozen before this was asked say nothing. */
  effect: ClauseEffect.default('unsaid'),
});
export type Clause = z.infer<typeof Clause>;

export const Variable = z.strictObject({
  ...item,
  key: VariableKey,
  label: Line(120),
  type: VariableType,
  /** See variable-value.ts for the written form of each type; null = not filled yet. */
  value: Prose(2_000).nullable(),
  /** Offered as one-tap values, in the written form of the type. */
  suggestions: z.array(z.string().max(200)).max(8),
  required: z.boolean(),
});
export type Variable = z.infer<typeof Variable>;

/** `protected_person`: a person in business whom Polish law protects like a consumer, because the contract has no professional character for them. */
export const PARTY_KINDS = ['organisation', 'person', 'protected_person', 'consumer'] as const;
export const Party = z.strictObject({
  ...item,
  side: Side,
  kind: z.enum(PARTY_KINDS),
  legalName: OptionalLine(200),
  /** How the clauses call this party ("the Provider"); written into the template's sentences. */
  calledAs: Line(80),
  registration: OptionalLine(200),
  address: OptionalLine(300),
  /** ISO 3166-1 alpha-2 country in which a consumer lives; empty where it is not said, as in records frozen before it was asked. */
  country: z.string().regex(/^([A-Z]{2})?$/).default(''),
  /** Who signs for the party, and by what authority. */
  representedBy: OptionalLine(200),
  authority: OptionalLine(200),
});
export type Party = z.infer<typeof Party>;

export const ScopeItem = z.strictObject({ ...item, direction: z.enum(['in', 'out']), text: Line(400) });
export type ScopeItem = z.infer<typeof ScopeItem>;

export const Phase = z.strictObject({ ...item, name: Line(160), description: OptionalLine(600), startsOn: Day.nullable(), endsOn: Day.nullable() });
export type Phase = z.infer<typeof Phase>;

export const Deliverable = z.strictObject({
  ...item,
  phaseId: Id.nullable(),
  name: Line(200),
  /** The form it comes in: file type, medium, place. */
  form: OptionalLine(200),
  quantity: z.number().int().min(1).max(100_000),
  acceptance: z.array(Line(300)).max(20),
  /** Rounds of corrections included. */
  rounds: z.number().int().min(0).max(50),
  /** Working days the client has to answer. */
  reviewDays: z.number().int().min(0).max(365),
  dueOn: Day.nullable(),
  /** The one person who accepts. */
  decider: OptionalLine(160),
});
export type Deliverable = z.infer<typeof Deliverable>;

export const RESULT_LEVELS = ['result', 'behaviour', 'knowledge', 'attitude'] as const;
export const Result = z.strictObject({
  ...item,
  level: z.enum(RESULT_LEVELS),
  text: Line(400),
  measure: OptionalLine(200),
  baseline: OptionalLine(120),
  target: OptionalLine(120),
  measuredOn: Day.nullable(),
});
export type Result = z.infer<typeof Result>;

export const BILLING_TRIGGERS = ['on_signing', 'on_day', 'on_acceptance', 'monthly', 'per_meeting', 'on_completion'] as const;
export const BillingItem = z.strictObject({
  ...item,
  label: Line(200),
  amountMinor: MinorUnits,
  currency: Currency,
  trigger: z.enum(BILLING_TRIGGERS),
  /** For `on_acceptance`. */
  deliverableId: Id.nullable(),
  /** For `on_day`. */
  dueOn: Day.nullable(),
  /** Calendar days from the invoice to payment. */
  paymentDays: z.number().int().min(0).max(365),
});
export type BillingItem = z.infer<typeof BillingItem>;

export const ClientInput = z.strictObject({ ...item, text: Line(300), form: OptionalLine(200), dueOn: Day.nullable(), owner: OptionalLine(160), phaseId: Id.nullable() });
export type ClientInput = z.infer<typeof ClientInput>;

export const GROUND_RULE_TOPICS = ['answer_times', 'urgent_channel', 'quiet_hours', 'who_decides', 'bad_news', 'directness', 'lateness', 'patience', 'own'] as const;
export const GroundRule = z.strictObject({ ...item, topic: z.enum(GROUND_RULE_TOPICS), text: Line(400) });
export type GroundRule = z.infer<typeof GroundRule>;

/** The most records of one kind a document may hold. */
export const MOST_ITEMS = 500;
const Work = z.array(Id).max(MOST_ITEMS);
/** A person of either side, and the phases and deliverables they answer for, by duty. */
export const Responsibility = z.strictObject({ ...item, side: Side, name: Line(160), roleTitle: OptionalLine(160), does: Work, decides: Work, asked: Work, told: Work });
export type Responsibility = z.infer<typeof Responsibility>;

/** A word both sides define once. The forms are other shapes of it that inflection alone does not show ("dni roboczych"). */
export const Term = z.strictObject({ ...item, name: Line(120), definition: OptionalLine(600), form: OptionalLine(200), synonyms: z.array(Line(120)).max(12), forms: z.array(Line(120)).max(40) });
export type Term = z.infer<typeof Term>;

/** A finding that the provider set aside, and why. It belongs to the draft and never leaves it. */
export const Dismissal = z.strictObject({ ...item, code: z.string().regex(/^[a-z-]{1,60}$/), recordId: Id.nullable(), name: OptionalLine(400), reason: Line(300) });
export type Dismissal = z.infer<typeof Dismissal>;

export const DocumentHead = z.strictObject({
  title: Line(200),
  locale: Locale,
  currency: Currency,
  /** ISO 3166-1 alpha-2 country whose law governs; notes are shown for it. */
  country: z.string().regex(/^[A-Z]{2}$/),
});
export type DocumentHead = z.infer<typeof DocumentHead>;

/** The kinds of records in a document, with their schemas. The order is the order of loading and of canonical output. */
export const ITEM_SCHEMAS = {
  parties: Party,
  variables: Variable,
  sections: Section,
  clauses: Clause,
  scopeItems: ScopeItem,
  phases: Phase,
  deliverables: Deliverable,
  results: Result,
  billingItems: BillingItem,
  clientInputs: ClientInput,
  responsibilities: Responsibility,
  groundRules: GroundRule,
  terms: Term,
  dismissals: Dismissal,
} as const;

export const ITEM_KINDS = Object.keys(ITEM_SCHEMAS) as (keyof typeof ITEM_SCHEMAS)[];
export type ItemKind = keyof typeof ITEM_SCHEMAS;
export const ItemKind = z.enum(ITEM_KINDS as [ItemKind, ...ItemKind[]]);
export type ItemOf<K extends ItemKind> = z.infer<(typeof ITEM_SCHEMAS)[K]>;
export type AnyItem = { readonly [K in ItemKind]: ItemOf<K> }[ItemKind];

/** A whole document; each list is sorted by position, then id. */
export const DocumentContent = z.strictObject({
  head: DocumentHead,
  parties: z.array(Party).max(20),
  variables: z.array(Variable).max(MOST_ITEMS),
  sections: z.array(Section).max(MOST_ITEMS),
  clauses: z.array(Clause).max(MOST_ITEMS),
  scopeItems: z.array(ScopeItem).max(MOST_ITEMS),
  phases: z.array(Phase).max(MOST_ITEMS),
  deliverables: z.array(Deliverable).max(MOST_ITEMS),
  results: z.array(Result).max(MOST_ITEMS),
  billingItems: z.array(BillingItem).max(MOST_ITEMS),
  clientInputs: z.array(ClientInput).max(MOST_ITEMS),
  /** Records frozen before anybody asked who does what hold none. */
  responsibilities: z.array(Responsibility).max(MOST_ITEMS).default([]),
  groundRules: z.array(GroundRule).max(MOST_ITEMS),
  terms: z.array(Term).max(MOST_ITEMS),
  dismissals: z.array(Dismissal).max(MOST_ITEMS),
});
export type DocumentContent = z.infer<typeof DocumentContent>;
