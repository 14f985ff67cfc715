import { LIFECYCLES } from '../kernel/lifecycle.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { isPlaceholder } from '../kernel/placeholder.ts';

/** What a rule looks at. "asked": whatever the stage asks for in which the deal stands, each field by itself. */
export const CHECK_KINDS = ['filled', 'valid', 'has_email', 'next_step', 'fresh', 'asked'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** From where on a rule about clients counts; before that, and of former clients, it asks for nothing. */
export const RULE_STARTS = ['qualified', 'active'] as const;
export type RuleStart = (typeof RULE_STARTS)[number];

export type QualityRule = { readonly id: string; readonly check: CheckKind; readonly field: string; readonly days: number | null; readonly weight: number; readonly from: RuleStart | null };

/** A record as the rules see it: its values by field key, and what hangs on it. */
export type QualityFacts = {
  readonly values: Readonly<Record<string, unknown>>;
  /** Keys of the fields that its stage asks for; empty where it stands in none. */
  readonly asked: readonly string[];
  /** It, or somebody at it, has an e-mail address. */
  readonly hasEmail: boolean;
  /** Work on it goes on: an open deal, a client who is not a former one. */
  readonly isOpen: boolean;
  /** A task about it is open, or a call or meeting lies ahead. */
  readonly isUnderway: boolean;
  /** Days since anything of it changed. */
  readonly idleDays: number;
};

/** The fields that a rule looks at, of records of which kind: whoever may not see one of them is not told of the rule. */
export function fieldsOf(kind: RecordKind, { check, field, from }: Pick<QualityRule, 'check' | 'field' | 'from'>): readonly { readonly kind: RecordKind; readonly field: string }[] {
  const start = from === null ? [] : [{ kind, field: 'lifecycle' }];
  if (check === 'has_email') return [...start, { kind, field: 'email' }, ...(kind === 'client' ? [{ kind: 'contact' as const, field: 'email' }] : [])];
  const looked = { next_step: 'nextStep', asked: 'stageId', filled: field, valid: field, fresh: '' }[check];
  return looked === '' ? start : [...start, { kind, field: looked }];
}

/** One thing that a record is looked at for. `field` is empty where the rule names none. */
export type QualityItem = { readonly key: string; readonly rule: QualityRule; readonly field: string; /** Its stage asks for it. */ readonly isAsked: boolean };

/**
 * What a record is looked at for. A field that its stage asks for counts once, also where another rule wants it
 * filled: with the greater of both weights.
 */
export function itemsOf(rules: readonly QualityRule[], facts: QualityFacts): readonly QualityItem[] {
  const asking = rules.find(({ check }) => check === 'asked');
  const asked = new Set(asking === undefined ? [] : facts.asked);
  const plain = rules.filter((rule) => rule.check !== 'asked' && counts(rule, facts)).map((rule) => ({ rule, wanted: wantedField(rule) }));
  const outweighs = (rule: QualityRule, wanted: string): boolean => asked.has(wanted) && rule.weight > (asking?.weight ?? 0);
  const kept = plain.filter(({ rule, wanted }) => !asked.has(wanted) || outweighs(rule, wanted));
  const taken = new Set(kept.map(({ wanted }) => wanted));
  const items = kept.map(({ rule, wanted }): QualityItem => ({ key: rule.id, rule, field: rule.field, isAsked: asked.has(wanted) }));
  if (asking === undefined) return items;
  return [...[...asked].filter((field) => !taken.has(field)).map((field): QualityItem => ({ key: `${asking.id}${ITEM_MARK}${field}`, rule: asking, field, isAsked: true })), ...items];
}

/** Between a rule and the field in the key of an item. */
export const ITEM_MARK = '#';

/** The field that a rule wants to hold something; empty where it wants something else. */
function wantedField({ check, field }: QualityRule): string {
  if (check === 'next_step') return 'nextStep';
  return check === 'filled' ? field : '';
}

function counts({ from }: QualityRule, { values }: QualityFacts): boolean {
  if (from === null) return true;
  const place = LIFECYCLES.findIndex((one) => one === values.lifecycle);
  return place >= LIFECYCLES.indexOf(from) && values.lifecycle !== 'former';
}

export type Assessment = { readonly passed: number; readonly total: number; readonly lost: number; /** Keys of the items that fail. */ readonly failing: readonly string[] };

/** How a record stands: which rules it keeps, which it fails, and what mending them weighs. */
export function assess(rules: readonly QualityRule[], facts: QualityFacts): Assessment {
  return sumOf(itemsOf(rules, facts), facts);
}

/** How a record stands, looked at for these things. */
export function sumOf(items: readonly QualityItem[], facts: QualityFacts): Assessment {
  const failing = items.filter(({ rule, field }) => !KEEPS[rule.check]({ ...rule, field }, facts));
  return { passed: items.length - failing.length, total: items.length, lost: failing.reduce((sum, { rule }) => sum + rule.weight, 0), failing: failing.map(({ key }) => key) };
}

const KEEPS: Readonly<Record<CheckKind, (rule: QualityRule, facts: QualityFacts) => boolean>> = {
  filled: ({ field }, facts) => holds(field, facts),
  asked: ({ field }, facts) => holds(field, facts),
  valid: ({ field }, { values }) => !isFilled(values[field]) || hasForm(field, String(values[field])),
  has_email: (_, { hasEmail }) => hasEmail,
  next_step: (_, facts) => !facts.isOpen || holds('nextStep', facts),
  fresh: ({ days }, { isOpen, idleDays }) => !isOpen || idleDays <= (days ?? 90),
};

/** Whether a field holds something; a next step is also a day alone, an open task, and what lies ahead. */
function holds(field: string, { values, isUnderway }: QualityFacts): boolean {
  return isFilled(values[field]) || (field === 'nextStep' && (isUnderway || isFilled(values.nextStepOn)));
}

/** Whether a value says something: no placeholder, no empty list. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return !isPlaceholder(value);
  return !Array.isArray(value) || value.length > 0;
}

/** Whether a text has the form that its field promises; fields without a form of their own have any. */
function hasForm(field: string, text: string): boolean {
  const key = field.toLowerCase();
  if (key.includes('email')) return isAddress(text);
  if (key.includes('phone')) return text.replaceAll(/\D/g, '').length >= 7;
  if (key.includes('website')) return /^(?:https?:\/\/)?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}(?:[/?#]\S*)?$/u.test(text.trim());
  return true;
}

function isAddress(text: string): boolean {
  const [local = '', domain = '', ...rest] = text.trim().split('@');
  return rest.length === 0 && local !== '' && !/\s/.test(text.trim()) && domain.includes('.') && !domain.startsWith('.') && !domain.endsWith('.');
}

type Default = { readonly kind: RecordKind; readonly check: CheckKind; readonly field?: string; readonly days?: number; readonly weight: number };

/** The rules a workspace begins with. */
export const DEFAULT_RULES: readonly Default[] = [
  { kind: 'client', check: 'has_email', weight: 5 },
  { kind: 'client', check: 'next_step', weight: 4 },
  { kind: 'client', check: 'fresh', days: 120, weight: 3 },
  { kind: 'client', check: 'filled', field: 'country', weight: 1 },
  { kind: 'client', check: 'filled', field: 'source', weight: 1 },
  { kind: 'client', check: 'filled', field: 'registration', weight: 2 },
  { kind: 'client', check: 'filled', field: 'address', weight: 1 },
  { kind: 'client', check: 'valid', field: 'website', weight: 1 },
  { kind: 'contact', check: 'filled', field: 'email', weight: 5 },
  { kind: 'contact', check: 'valid', field: 'email', weight: 4 },
  { kind: 'contact', check: 'filled', field: 'phone', weight: 2 },
  { kind: 'contact', check: 'valid', field: 'phone', weight: 2 },
  { kind: 'contact', check: 'filled', field: 'roleTitle', weight: 1 },
  { kind: 'contact', check: 'filled', field: 'clientId', weight: 2 },
  { kind: 'deal', check: 'next_step', weight: 5 },
  { kind: 'deal', check: 'filled', field: 'amount', weight: 4 },
  { kind: 'deal', check: 'filled', field: 'expectedCloseOn', weight: 4 },
  { kind: 'deal', check: 'filled', field: 'clientId', weight: 3 },
  { kind: 'deal', check: 'filled', field: 'contactId', weight: 2 },
  { kind: 'deal', check: 'filled', field: 'source', weight: 1 },
  { kind: 'deal', check: 'fresh', days: 45, weight: 3 },
];

/** The rule that workspaces from before are given as well. */
export const ASKED_RULE: Default = { kind: 'deal', check: 'asked', weight: 5 };
