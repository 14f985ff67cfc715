import { useState } from 'react';
import type { HeardView } from '@entente/contract/communication/touchpoint.contract';
import type { Channel } from '@entente/core/communication/touchpoint';
import { eventWords } from '@entente/phrases/touchpoint-words';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useCommunicationChange } from './communication-change.ts';

/** Answers what the client said or asked: the drafted message goes by mail, or it was said by voice. Nothing else changes by it. */
export function AnswerDialog({ heard, onClose }: { heard: HeardView; onClose: () => void }) {
  const t = usePhrases();
  const { busy, change } = useCommunicationChange(heard.engagementId);
  const [subject, setSubject] = useState(heard.draft.subject);
  const [body, setBody] = useState(heard.draft.body);
  const waits = busy ? t('kit.saving') : undefined;
  const { locale } = heard.draft;
  const answer = async (how: Channel) => {
    const send = heard.kind === 'question' ? api.touchpoint.reply : api.touchpoint.answer;
    const words = how === 'mail' ? t('touchpoint.sent', { name: heard.by }) : t('touchpoint.wasTold');
    if (await change(() => send({ id: heard.id, how, subject, body }), { words })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('touchpoint.answerOf', { name: heard.by, about: heard.about })} act={<Button kind="main" busy={waits} onClick={() => void answer('mail')}>{t('touchpoint.mailIt')}</Button>}>
      <p><span className="strong">{eventWords(t, heard.event)}</span>{heard.words === '' ? null : `: ${heard.words}`}</p>
      <p className="meta-2">{t('touchpoint.answerHelp')}</p>
      <Field label={t('touchpoint.subject')} value={subject} onChange={setSubject} maxLength={200} lang={locale} />
      <TextField label={t('touchpoint.body')} hint={t('touchpoint.bodyHelp')} value={body} onChange={setBody} rows={8} maxLength={4_000} lang={locale} data-autofocus />
      <div className="tp-acts">
        <Button busy={waits} onClick={() => void answer('phone')}>{t('touchpoint.byPhone')}</Button>
        <Button busy={waits} onClick={() => void answer('chat')}>{t('touchpoint.byChat')}</Button>
        <Button busy={waits} onClick={() => void answer('meeting')}>{t('touchpoint.inMeeting')}</Button>
      </div>
    </Dialog>
  );
}
