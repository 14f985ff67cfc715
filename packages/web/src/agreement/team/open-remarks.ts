import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';

/** Questions and proposals that wait for our word, oldest first. */
export function openForUs({ remarks }: Pick<AgreementView, 'remarks'>): readonly RemarkView[] {
  return remarks.filter(({ turn }) => turn?.side === 'provider');
}

/** Those that wait for the client's. */
export function openForClient({ remarks }: Pick<AgreementView, 'remarks'>): readonly RemarkView[] {
  return remarks.filter(({ turn }) => turn?.side === 'client');
}

/** Brings a remark into sight, beside its clause, and puts the keyboard on it. */
export function showRemark(id: string): void {
  const note = document.getElementById(`remark-${id}`);
  note?.scrollIntoView({ block: 'center' });
  note?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
}
