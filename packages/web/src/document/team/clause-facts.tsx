import { SUMMARY_LINES } from '@entente/core/document/content';
import { useSyncExternalStore, type KeyboardEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ClauseLaw } from './clause-law.tsx';
import { DraftField } from './draft-field.tsx';
import type { EditorActions } from './editor-actions.ts';
import { useFocusFirst } from './focus-first.ts';

/** What stands behind a clause: what it is for, how firmly it binds, what to fall back on, and its line of "In short". */
export function ClauseFacts({ clauseId, actions, onClose }: { clauseId: string; actions: EditorActions; onClose: () => void }) {
  const t = usePhrases();
  const { content } = useSyncExternalStore(actions.session.subscribe, actions.session.state);
  const form = useFocusFirst<HTMLDivElement>('input', clauseId);
  const clause = content.clauses.find(({ id }) => id === clauseId);
  if (clause === undefined) return null;
  const set = (field: string) => (value: string | boolean | null) => actions.set('clauses', clauseId, { field, value });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <div ref={form} className="dc-records dc-facts-form" lang={t.locale} role="group" aria-label={t('document.clauseFacts')} onKeyDown={onKeyDown}>
      <div className="dc-records__head"><h4>{t('document.clauseFacts')}</h4><Button small keys="escape" onClick={onClose}>{t('document.done')}</Button></div>
      <div className="dc-record">
        <div className="dc-wide"><DraftField label={t('document.purpose')} hint={t('document.purposeHint')} value={clause.purpose} onKeep={set('purpose')} /></div>
        <div className="dc-wide"><SegmentedChoice label={t('document.binding')} value={clause.binding} onChange={set('binding')} segments={[{ value: 'hard', label: t('document.bindingHard') }, { value: 'soft', label: t('document.bindingSoft') }]} /></div>
        <CheckField checked={clause.negotiable} onChange={set('negotiable')}>{t('document.negotiable')}</CheckField>
        <CheckField checked={clause.required} onChange={set('required')}>{t('document.requiredClause')}</CheckField>
        <div className="dc-wide"><DraftField label={t('document.fallback')} hint={t('document.fallbackHint')} value={clause.fallback} control="prose" onKeep={set('fallback')} /></div>
        <ClauseLaw clause={clause} head={content.head} onSet={set('effect')} />
        <SelectField label={t('document.summaryLine')} value={clause.summaryLine ?? 'none'} onChange={(line) => set('summaryLine')(line === 'none' ? null : line)} options={[{ value: 'none', label: t('document.noneOfThem') }, ...SUMMARY_LINES.map((value) => ({ value, label: t(`document.summaryLine.${value}`) }))]} />
        {clause.summaryLine === null ? null : <div className="dc-wide"><DraftField label={t('document.summary')} hint={t('document.summaryHint')} value={clause.summary} control="prose" onKeep={set('summary')} /></div>}
      </div>
    </div>
  );
}
