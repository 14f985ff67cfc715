import type { RecordKind } from '../record/record-kind.ts';
import { isPlaceholder } from './placeholder.ts';

/** What a rule looks at. */
export const CHECK_KINDS = ['filled', 'valid', 'has_email', 'next_step', 'fresh'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export type QualityRule = { readonly id: string; readonly check: CheckKind; readonly field: string; readonly days: number | null; readonly weight: number };

/** A record as the rules see it: its values by field key, and what hangs on it. */
export type QualityFacts = {
  readonly values: Readonly<Record<string, unknown>>;
  /** It, or somebody at it, has an e-mail address. */
  readonly hasEmail: boolean;
  /** Work on it goes on: an open deal, a client who is not a former one. */
  readonly isOpen: boolean;
  /** Days since anything of it changed. */
  readonly idleDays: number;
};

/** The fields that a rule looks at, of records of which kind: whoever may not see one of them is not told of the rule. */
export function fieldsOf(kind: RecordKind, { check, field }: Pick<QualityRule, 'check' | 'field'>): readonly { readonly kind: RecordKind; readonly field: string }[] {
  if (check === 'has_email') return kind === 'client' ? [{ kind, field: 'email' }, { kind: 'contact', field: 'email' }] : [{ kind, field: 'email' }];
  if (check === 'next_step') return [{ kind, field: 'nextStep' }];
  return field === '' ? [] : [{ kind, field }];
}

export type Assessment = { readonly passed: number; readonly total: number; readonly lost: number; readonly failing: readonly string[] };

/** How a record stands: which rules it keeps, which it fails, and what mending them weighs. */
export function assess(rules: readonly QualityRule[], facts: QualityFacts): Assessment {
  const failing = rules.filter((rule) => !keeps(rule, facts));
  return { passed: rules.length - failing.length, total: rules.length, lost: failing.reduce((sum, { weight }) => sum + weight, 0), failing: failing.map(({ id }) => id) };
}

const KEEPS: Readonly<Record<CheckKind, (rule: QualityRule, facts: QualityFacts) => boolean>> = {
  filled: ({ field }, { values }) => isFilled(values[field]),
  valid: ({ field }, { values }) => !isFilled(values[field]) || hasForm(field, String(values[field])),
  has_email: (_, { hasEmail }) => hasEmail,
  next_step: (_, { isOpen, values }) => !isOpen || isFilled(values.nextStep),
  fresh: ({ days }, { isOpen, idleDays }) => !isOpen || idleDays <= (days ?? 90),
};

function keeps(rule: QualityRule, facts: QualityFacts): boolean {
  return KEEPS[rule.check](rule, facts);
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
