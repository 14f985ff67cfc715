import { Button } from '../../ui/button.tsx';
import { ConflictField } from '../../ui/conflict-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import type { FieldValue } from '@entente/core/document/edit';
import type { Locale } from '@entente/core/kernel/locale';
import { useState } from 'react';
import type { Conflict } from './document-session.ts';
import { useOpenDocument } from './session-context.tsx';

/** Two people wrote in one field: yours, theirs, before. Closing it decides nothing; the conflict stays until someone does. */
export function ConflictDialog() {
  const t = usePhrases();
  const { session, state: { conflicts, content } } = useOpenDocument();
  const [put, setPut] = useState<readonly Conflict[]>([]);
  const shown = conflicts.filter((conflict) => !put.includes(conflict));
  const standing = (conflict: Conflict): string => fieldName(t, conflict, content.variables.find(({ id }) => id === conflict.edit.id)?.label);
  return (
    <Dialog open={shown.length > 0} onClose={() => setPut(conflicts)} title={t('document.conflictTitle', { count: conflicts.length })} back={t('document.decideLater')}>
      {conflicts.map((conflict) => (
        <div key={`${conflict.edit.id}${conflict.edit.field}`} className="dc-conflict">
          {conflict.theirs === undefined
            ? <Gone conflict={conflict} name={standing(conflict)} onClose={() => session.settle(conflict, 'theirs')} />
            : <ConflictField label={standing(conflict)} who={conflict.who === '' ? t('document.somebody') : conflict.who} time={timeOf(t.locale, conflict.when)} yours={text(conflict.edit.value)} theirs={text(conflict.theirs)} before={text(conflict.edit.before)} onKeepYours={() => session.settle(conflict, 'yours')} onTakeTheirs={() => session.settle(conflict, 'theirs')} />}
        </div>
      ))}
    </Dialog>
  );
}

function Gone({ conflict, name, onClose }: { conflict: Conflict; name: string; onClose: () => void }) {
  const t = usePhrases();
  return (
    <section role="group" aria-label={name}>
      <p className="strong">{t('document.conflictGone', { who: conflict.who === '' ? t('document.somebody') : conflict.who })}</p>
      <blockquote className="q">{text(conflict.edit.value)}</blockquote>
      <Button kind="text" small onClick={onClose}>{t('document.copiedIt')}</Button>
    </section>
  );
}

function fieldName(t: ReturnType<typeof usePhrases>, { edit }: Conflict, label: string | undefined): string {
  return label ?? t(`document.kind.${edit.kind}`);
}

function text(value: FieldValue): string {
  return Array.isArray(value) ? value.join('\n') : String(value ?? '–');
}

function timeOf(locale: Locale, when: string): string {
  const at = new Date(when);
  return Number.isNaN(at.getTime()) ? '–' : new Intl.DateTimeFormat(intlTag(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
