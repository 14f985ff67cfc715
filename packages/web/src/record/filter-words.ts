import type { FilterCondition, FilterOperator, FilterValue } from '@entente/core/record/record-filter';
import type { FieldKind } from '@entente/core/record/record-kind';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { formatScaled } from '../ui/number-text.ts';
import { dayWords, intlTag } from '../ui/time-words.ts';
import { monthNames } from './birthday-words.ts';
import { moneyWords } from './cell-words.ts';
import { shapeOf } from './filter-edit.ts';
import { fieldLabel, optionLabel, type FieldView } from './field-words.ts';

/** What an operator is called in a form: "is any of", "on or after". */
export function operatorWords(t: Translator, is: FilterOperator): string {
  return t(`list.is_${is}`);
}

/** A condition in words: what stands before its value, the value, and what follows. */
export type ConditionWords = { readonly before: string; readonly value: string; readonly after: string };

const MARK = '\u0001';

type Words = { readonly kind: FieldKind; readonly fields: readonly FieldView[]; readonly names: Readonly<Record<string, string>> };

/** A condition as a chip says it: "Stands as: lead or qualified". A field that is gone is called by its key. */
export function conditionWords(t: Translator, condition: FilterCondition, { kind, fields, names }: Words): ConditionWords {
  const field = fields.find(({ key }) => key === condition.field);
  const label = field === undefined ? condition.field : fieldLabel(t, kind, field);
  const value = condition.value === undefined ? '' : valueWords(t, condition.value, { condition, kind, field, names });
  const said = t(`list.chip_${condition.is}` satisfies PhraseKey, { field: label, value: shapeOf(condition.is) === 'none' ? '' : MARK });
  const [before = said, after = ''] = said.split(MARK);
  return { before, value: value === '' && shapeOf(condition.is) !== 'none' ? '…' : value, after };
}

/** A condition as one line of text, for names of buttons. */
export function conditionLine(t: Translator, condition: FilterCondition, words: Words): string {
  const { before, value, after } = conditionWords(t, condition, words);
  return `${before}${value}${after}`.replaceAll(/\s+/g, ' ').trim();
}

type Saying = { readonly condition: FilterCondition; readonly kind: FieldKind; readonly field: FieldView | undefined; readonly names: Readonly<Record<string, string>> };

function valueWords(t: Translator, value: FilterValue, saying: Saying): string {
  if (saying.condition.is === 'between' && Array.isArray(value)) return value.length === 2 ? t('list.fromTo', { from: oneWord(t, value[0], saying), to: oneWord(t, value[1], saying) }) : '';
  if (Array.isArray(value)) return new Intl.ListFormat(intlTag(t.locale), { type: 'disjunction' }).format(value.map((one) => oneWord(t, one, saying)));
  return oneWord(t, value, saying);
}

function oneWord(t: Translator, value: unknown, saying: Saying): string {
  if (value === undefined || value === '') return '…';
  if (isDaysAway(value)) return relativeWords(t, value.days);
  if (typeof value === 'boolean') return t(value ? 'list.yes' : 'list.no');
  const { condition, field } = saying;
  if (condition.is === 'within') return periodWords(t, String(value));
  if (value === 'me' && field?.type === 'member') return t('list.me');
  return (field === undefined ? null : figureWords(t, field, value)) ?? nameWords(t, String(value), saying);
}

function isDaysAway(value: unknown): value is { days: number } {
  return typeof value === 'object' && value !== null && 'days' in value && typeof value.days === 'number';
}

function periodWords(t: Translator, period: string): string {
  const key = `list.period_${period}`;
  return t.has(key) ? t(key) : period;
}

/** Amounts, numbers and days as the reader writes them; null for other fields. */
function figureWords(t: Translator, field: FieldView, value: unknown): string | null {
  if (field.type === 'money') return moneyWords(t, Number(value), field.rules.currency ?? '');
  if (field.type === 'number') return formatScaled(Number(value), field.rules.scale ?? 0, intlTag(t.locale));
  if (field.type === 'date' || field.type === 'instant') return isDay(value) ? dayWords(t.locale, value) : String(value);
  return null;
}

/** Ids by what they are called, countries by their names, options by their words. */
function nameWords(t: Translator, value: string, { kind, field, names }: Saying): string {
  const name = names[value];
  if (name !== undefined) return name;
  if (field === undefined) return value;
  if (field.type === 'birthday') return monthNames(t.locale).find((month) => month.value === value)?.label ?? value;
  if (field.type === 'country') return new Intl.DisplayNames(intlTag(t.locale), { type: 'region' }).of(value) ?? value;
  return optionLabel(t, kind, { field, option: value });
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** "today", "7 days ago", "in 30 days". */
export function relativeWords(t: Translator, days: number): string {
  return new Intl.RelativeTimeFormat(intlTag(t.locale), { numeric: 'auto' }).format(days, 'day');
}

