import { useState } from 'react';
import type { Dismissal } from '@entente/core/document/content';
import type { Finding } from '@entente/core/document/finding';
import { positionAtEnd } from '@entente/core/document/ordering';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Pop } from '../../ui/pop.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import type { EditorActions } from './editor-actions.ts';

/** Sets a finding aside, with the reason that colleagues will read. */
export function SetAside({ finding, words, actions }: { finding: Finding; words: string; actions: EditorActions }) {
  const t = usePhrases();
  const { say } = useToasts();
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState(false);
  const keep = (close: () => void) => {
    setShown(true);
    if (reason.trim() === '') return;
    const { dismissals } = actions.session.state().content;
    const item: Dismissal = { id: freshId(), position: positionAtEnd(dismissals), code: finding.code, recordId: finding.id, name: finding.name, reason: reason.trim() };
    close();
    if (actions.insert('dismissals', item)) say({ words: t('finding.setAsideDone'), undo: () => { takeBack(actions, item.id); } });
  };
  return (
    <Pop label={t('finding.setAsideTitle')} target={<button type="button" className="ui-link ui-link--small">{t('finding.setAside')}<span className="visually-hidden">, {words}</span></button>}>
      {(close) => (
        <form className="dc-aside" onSubmit={(event) => { event.preventDefault(); keep(close); }}>
          <Field label={t('finding.reason')} hint={t('finding.reasonHint')} value={reason} onChange={setReason} maxLength={300} error={shown && reason.trim() === '' ? t('finding.reasonMissing') : undefined} />
          <Button small kind="main" onClick={() => keep(close)}>{t('finding.setAside')}</Button>
        </form>
      )}
    </Pop>
  );
}

/** Brings a finding back by removing its dismissal as it now stands. */
export function takeBack(actions: EditorActions, id: string): void {
  const item = actions.session.state().content.dismissals.find((one) => one.id === id);
  if (item !== undefined) actions.remove('dismissals', item);
}
