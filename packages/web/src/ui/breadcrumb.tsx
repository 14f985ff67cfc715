import type { ReactNode } from 'react';
import './page-head.css';
import { usePhrases } from './phrases-context.tsx';

/** The way up, one link a step; the last step may be plain words ("signed 12 January, version 2"). */
export function Breadcrumb({ steps }: { steps: readonly ReactNode[] }) {
  const t = usePhrases();
  return <nav className="ui-crumb" aria-label={t('kit.whereYouAre')}><ol>{steps.map((step, index) => <li key={index}>{step}</li>)}</ol></nav>;
}
