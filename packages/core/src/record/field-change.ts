import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import type { CustomFieldType, FieldType } from './field-type.ts';
import type { FieldOption, FieldRules } from './record-fields.ts';
import type { FieldKind } from './record-kind.ts';

/** What the rules about a field of one's own go by; `kind`: of which records. */
export type FieldShape = { readonly kind: FieldKind; readonly type: FieldType; readonly options: readonly FieldOption[]; readonly rules: FieldRules; readonly isUnique: boolean };
/** What is known of its values; `usedKeys`: options that would go although records hold them. */
export type FieldFacts = { readonly hasValues: boolean; readonly usedKeys: readonly string[] };
export type FieldRefusal = Refusal<'field-type-stays' | 'field-scale-stays' | 'field-currency-stays' | 'field-needs-options' | 'field-needs-currency' | 'field-rules-do-not-fit' | 'field-cannot-be-unique' | 'option-key-is-taken' | 'option-is-used'>;

const CHOICES: readonly FieldType[] = ['choice', 'multi_choice'];
const NUMBERS: readonly FieldType[] = ['number', 'money'];
const TEXTS: readonly FieldType[] = ['text', 'long_text'];
/** Types in which one value can tell records apart. */
export const UNIQUE_TYPES: readonly CustomFieldType[] = ['text', 'number', 'email', 'phone', 'url'];

/**
 * Whether a field may be made so, or may become so. While records hold values, what these rest on stays:
 * the type, a number's decimal places, an amount's currency, and the options in use.
 * @param before null for a new field.
 */
export function judgeFieldChange(before: FieldShape | null, to: FieldShape, { hasValues, usedKeys }: FieldFacts): Outcome<FieldShape, FieldRefusal> {
  const keys = to.options.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) return refused('option-key-is-taken');
  if (CHOICES.includes(to.type) && !to.options.some(({ retired }) => retired !== true)) return refused('field-needs-options');
  if (to.type === 'money' && to.rules.currency === undefined) return refused('field-needs-currency');
  if (!rulesFit(to)) return refused('field-rules-do-not-fit');
  if (to.isUnique && !(UNIQUE_TYPES as readonly FieldType[]).includes(to.type)) return refused('field-cannot-be-unique');
  return before === null || !hasValues ? granted(to) : judgeWithValues(before, to, usedKeys);
}

function judgeWithValues(before: FieldShape, to: FieldShape, usedKeys: readonly string[]): Outcome<FieldShape, FieldRefusal> {
  if (before.type !== to.type) return refused('field-type-stays');
  if ((before.rules.scale ?? 0) !== (to.rules.scale ?? 0)) return refused('field-scale-stays');
  if (before.rules.currency !== to.rules.currency) return refused('field-currency-stays');
  const [used] = usedKeys;
  return used === undefined ? granted(to) : refused('option-is-used', { option: used });
}

/** Each rule belongs to some types only, and the least is not above the greatest. */
function rulesFit({ kind, type, rules, options }: FieldShape): boolean {
  const { scale, min, max, maxLength, currency, kinds } = rules;
  const belong = [
    scale === undefined || type === 'number',
    currency === undefined || type === 'money',
    (min === undefined && max === undefined) || NUMBERS.includes(type),
    maxLength === undefined || TEXTS.includes(type),
    options.length === 0 || CHOICES.includes(type),
    kinds === undefined || kind === 'interaction',
  ];
  return belong.every(Boolean) && (min === undefined || max === undefined || min <= max);
}
