import { useState } from 'react';
import type { DueNoticeView } from '@entente/contract/communication/touchpoint.contract';
import type { Channel } from '@entente/core/communication/touchpoint';
import { tellWords } from '@entente/phrases/touchpoint-words';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useCommunicationChange } from './communication-change.ts';

type Props = { notice: DueNoticeView; /** Both sides agreed to hear of this by phone before it is written. */ phoneFirst: boolean; onClose: () => void };

/** Tells it: the drafted message goes by mail, or it was said by voice and is written down. Where it is to be called first, that is the main press. */
export function TellDialog({ notice, phoneFirst, onClose }: Props) {
  const t = usePhrases();
  const { busy, change } = useCommunicationChange(notice.engagementId);
  const ours = notice.side === 'provider';
  const [subject, setSubject] = useState(ours ? notice.draft.subject : '');
  const [body, setBody] = useState(ours ? notice.draft.body : '');
  const waits = busy ? t('kit.saving') : undefined;
  const tell = async (how: Channel) => {
    const words = how === 'mail' && ours ? t('touchpoint.sent', { name: notice.told.name }) : t('touchpoint.wasTold');
    if (await change(() => api.touchpoint.tell({ id: notice.touchpointId, key: notice.key, how, subject, body }), { words })) onClose();
  };
  const main = phoneFirst ? <Button kind="main" busy={waits} onClick={() => void tell('phone')}>{t('touchpoint.called')}</Button> : <Button kind="main" busy={waits} onClick={() => void tell('mail')}>{t(ours ? 'touchpoint.mailIt' : 'touchpoint.byMailIn')}</Button>;
  return (
    <Dialog open onClose={onClose} title={tellWords(t, notice)} act={main}>
      {phoneFirst ? <Banner tone="info" title={t('rule.phoneFirst')} /> : null}
      {ours ? <Field label={t('touchpoint.subject')} value={subject} onChange={setSubject} maxLength={200} lang={notice.draft.locale} /> : null}
      <TextField label={t(ours ? 'touchpoint.body' : 'touchpoint.bodyNoted')} hint={ours ? t('touchpoint.bodyHelp') : undefined} value={body} onChange={setBody} rows={8} maxLength={4_000} lang={notice.draft.locale} data-autofocus />
      <div className="tp-acts">
        {phoneFirst ? null : <Button busy={waits} onClick={() => void tell('phone')}>{t('touchpoint.byPhone')}</Button>}
        <Button busy={waits} onClick={() => void tell('chat')}>{t('touchpoint.byChat')}</Button>
        <Button busy={waits} onClick={() => void tell('meeting')}>{t('touchpoint.inMeeting')}</Button>
        {phoneFirst ? <Button kind="text" busy={waits} onClick={() => void tell('mail')}>{t('touchpoint.mailInstead')}</Button> : null}
      </div>
    </Dialog>
  );
}
