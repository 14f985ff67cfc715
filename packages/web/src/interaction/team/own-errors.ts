import { useState } from 'react';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import type { FieldView } from '../../record/field-words.ts';
import { wrongFields } from '../../record/team/record-fields.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { missingAmong } from '../own-fields.ts';

/** What is wrong with the workspace's own fields in a form of an interaction, by field. */
export function useOwnErrors() {
  const t = usePhrases();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  /** Whether nothing is missing; what is, is marked. */
  const check = (fields: readonly FieldView[], values: InteractionView['values']): boolean => {
    const missing = missingAmong(fields, values);
    setErrors(Object.fromEntries(missing.map((key) => [key, t('refusal.value-is-missing')])));
    return missing.length === 0;
  };
  /** Marks what the server found wrong. @returns whether it found anything in these fields. */
  const told = (error: unknown): boolean => {
    const wrong = wrongFields(t, error);
    setErrors(wrong);
    return Object.keys(wrong).length > 0;
  };
  return { errors, check, told };
}
