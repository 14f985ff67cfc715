import { lazy, Suspense, type ReactNode } from 'react';
import type { EditorActions } from '../../document/team/editor-actions.ts';
import type { Finding } from '@entente/core/document/finding';
import type { EngagementKind } from '@entente/core/engagement/engagement-kind';

/** The ways out come with the first finding about the law: most documents have none. */
const LawMends = lazy(() => import('./law-mends.tsx').then(({ LawMends: mends }) => ({ default: mends })));
const ABOUT_LAW: ReadonlySet<string> = new Set(['form-is-too-weak', 'electronic-rules-are-missing', 'form-is-not-checked', 'consumer-rights-are-not-named']);

/** What the library offers to mend a finding about the law; null for every other finding. */
export function lawMends(finding: Finding, actions: EditorActions, { kind, onSplit }: { kind: EngagementKind | null; onSplit?: ((clauseId: string) => void) | undefined }): ReactNode {
  return ABOUT_LAW.has(finding.code) ? <Suspense fallback={null}><LawMends finding={finding} actions={actions} kind={kind} onSplit={onSplit} /></Suspense> : null;
}
