import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { framesGlance } from '@entente/core/document/frames-glance';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import { documentQuery } from '../../document/document.queries.ts';
import { DocumentEditor } from '../../document/team/document-editor.tsx';
import { DocumentSessionProvider, useOpenDocument } from '../../document/team/session-context.tsx';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { api } from '../../shell/team-app/api.ts';
import { useDocumentLibrary } from '../../template/team/document-library.tsx';
import { lawMends } from '../../template/team/law-mends-loading.tsx';
import { AgreementPanel } from './agreement-panel.tsx';
import { DraftActs } from './draft-acts.tsx';
import { useAgreementMenu } from './agreement-menu.tsx';
import { FramesInShort } from './frames-in-short.tsx';
import { useFrameworkTerms } from './framework-terms.ts';
import { openForUs } from './open-remarks.ts';
import { useRemarkMargin } from './remark-margin.tsx';
import { useSplit } from './agreement-split.ts';
import type { SigningParts } from './signing-parts.ts';
import { StateLine } from './state-line.tsx';

type DraftProps = { engagement: EngagementView; agreement: AgreementView; signing: SigningParts };

/** The agreement while it is written and negotiated: the document with its questions, and what has to happen next. */
export function DraftView({ engagement, agreement, signing }: DraftProps) {
  const { documentId } = agreement;
  const epoch = useLockEpoch(agreement);
  useSeen(agreement);
  return (
    <DocumentSessionProvider key={`${documentId}:${epoch}`} documentId={documentId}>
      <DraftHead engagement={engagement} agreement={agreement} signing={signing} />
      <DraftStateLine agreement={agreement} />
      <DraftSheet agreement={agreement} signing={signing} />
    </DocumentSessionProvider>
  );
}

/** Where it stands, and both frames at a glance as they are written. */
function DraftStateLine({ agreement }: { agreement: AgreementView }) {
  const { state: { content }, purpose, kind, framework } = useOpenDocument();
  const looked = useDeferredValue(content);
  const frames = useMemo(() => framesGlance(looked, { purpose, kind, under: framework }), [looked, purpose, kind, framework]);
  return <StateLine agreement={agreement} frames={<FramesInShort frames={frames} words />} />;
}

function DraftHead({ engagement, agreement, signing }: DraftProps) {
  const { groups, dialog } = useAgreementMenu(agreement, signing);
  return <><EngagementHead engagement={engagement} waiting={openForUs(agreement).length} menu={groups} acts={<DraftActs agreement={agreement} signing={signing} />} />{dialog}</>;
}

function DraftSheet({ agreement, signing }: Omit<DraftProps, 'engagement'>) {
  const margin = useRemarkMargin(agreement);
  const { kind, rendered } = useOpenDocument();
  const reading = useFrameworkTerms(agreement.id, rendered);
  const onSplit = useSplit(agreement);
  const library = useDocumentLibrary(agreement.documentId);
  // Before anything went out there is nobody who could have written in the margin.
  return <DocumentEditor reading={reading} margin={agreement.standing.currentVersion === null ? undefined : margin} library={library} mends={(finding, actions) => lawMends(finding, actions, { kind, onSplit })} panelFoot={(leave) => <AgreementPanel agreement={agreement} signing={signing} onLeave={leave} />} />;
}

/** Counts up when the words are shut or opened again, so that the document is opened anew from the server. */
function useLockEpoch({ documentId, lock }: AgreementView): number {
  const queries = useQueryClient();
  const [shown, setShown] = useState({ lock, epoch: 0 });
  useEffect(() => {
    if (shown.lock === lock) return;
    void queries.resetQueries({ queryKey: documentQuery(documentId).queryKey }).then(() => setShown(({ epoch }) => ({ lock, epoch: epoch + 1 })));
  }, [queries, documentId, lock, shown.lock]);
  return shown.epoch;
}

/** What the other side said counts as seen once this page was looked at for a moment. */
function useSeen({ id, remarks }: AgreementView): void {
  const news = remarks.some(({ isNew }) => isNew);
  useEffect(() => {
    if (!news) return undefined;
    const timer = setTimeout(() => { if (document.visibilityState === 'visible') void api.agreement.markSeen({ id }).catch(() => undefined); }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [id, news]);
}

const LOOK_MS = 4_000;
