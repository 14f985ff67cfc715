import type { ProposalLineView } from '@entente/contract/agreement/proposal-views';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalPairs } from '../../ui/portal/portal-section.tsx';

/** What a proposal changes of a record, field by field: old struck, new marked, told also to those who do not see the marks. */
export function ChangeLines({ lines, language }: { lines: readonly ProposalLineView[]; /** Of the words, where the page is in another. */ language?: string | undefined }) {
  const t = usePhrases();
  const sign = (words: string) => <span className="p-unseen">{words} </span>;
  return (
    <PortalPairs look="stacked" pairs={lines.map(({ label, before, after }) => ({ id: label, term: label, value: (
      <>
        {before === null ? null : <del lang={language}>{sign(t('document.diffRemovedSign'))}{before}</del>}
        {before === null || after === null ? null : ' '}
        {after === null ? (before === null ? t('proposal.portalNothing') : null) : <ins lang={language}>{sign(t('document.diffAddedSign'))}{after}</ins>}
      </>
    ) }))} />
  );
}
