import { useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useExplanationChange } from './explanation-change.ts';
import { HardNotes } from './hard-notes.tsx';
import type { PassageProps } from './passage-section.tsx';

const MOST_LETTERS = 4_000;

/** A paragraph in words of one's own. What was typed stays where keeping it is refused. */
export function PassageDialog({ explanation, passage, onClose }: PassageProps & { onClose: () => void }) {
  const t = usePhrases();
  const { engagementId, locale, explained } = explanation;
  const { key, own, plan, title } = passage;
  const { busy, change } = useExplanationChange(engagementId);
  const [text, setText] = useState(own?.text ?? plan ?? '');
  const save = async () => {
    if (await change(() => api.explanation.write({ engagementId, key, text, before: own?.text ?? null }), { words: t('explanation.saved') })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={title} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} onClick={() => void save()}>{t('explanation.save')}</Button>}>
      <TextField label={t('explanation.editTitle')} hint={t('explanation.editHelp')} value={text} onChange={setText} rows={9} maxLength={MOST_LETTERS} lang={locale} read data-autofocus />
      <HardNotes text={text} locale={locale} explained={explained} />
    </Dialog>
  );
}
