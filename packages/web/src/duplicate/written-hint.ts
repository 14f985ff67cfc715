import { useCallback } from 'react';
import { DUPLICATE_KINDS, type DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { api } from '../shell/team-app/api.ts';
import { usePhrases } from '../ui/phrases-context.tsx';
import { useToasts } from '../ui/toasts-context.tsx';

/** The fields in which the same value tells that two records may be one. */
export const TELLING = ['email', 'phone'] as const;
type Written = { readonly kind: string; readonly id: string; readonly field: string; readonly value: unknown };

/** Says, after an address or a phone was saved in a list, which other record holds it. What was saved stays; where the look fails, nothing is said. */
export function useWrittenHint(): (written: Written) => void {
  const t = usePhrases();
  const { say } = useToasts();
  return useCallback(({ kind, id, field, value }) => {
    if (!isComparedKind(kind) || !TELLING.some((one) => one === field) || typeof value !== 'string' || value === '') return;
    void api.duplicate.check({ kind, id, [field]: value }).then(({ rows: [likeliest] }) => {
      if (likeliest !== undefined) say({ words: t('duplicate.savedLike', { name: likeliest.record.name, reasons: likeliest.reasons.map((reason) => t(`duplicate.${reason}`)).join(', ') }) });
    }, () => undefined);
  }, [t, say]);
}

/** Whether records of a kind are compared with each other. */
export function isComparedKind(kind: string): kind is DuplicateKind {
  return DUPLICATE_KINDS.some((one) => one === kind);
}
