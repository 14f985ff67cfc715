import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { Side } from '@entente/core/kernel/values';
import { canCount, isUnanswered } from '@entente/core/meeting/moving-rule';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Meeting } from './meeting-line.tsx';
import { useMeetingChange } from './meeting-change.ts';

type Props = { view: MeetingsView; meeting: Meeting; outcome: 'held' | 'missed'; onClose: () => void };

/** Says how a meeting went. What was held becomes an entry of the timeline. */
export function CloseDialog({ view, meeting, outcome, onClose }: Props) {
  const t = usePhrases();
  const { busy, change } = useMeetingChange(meeting.engagementId);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState<Side>('client');
  const [counts, setCounts] = useState(true);
  const { id } = meeting;
  const mayCount = outcome === 'missed' && canCount({ missing, source: view.rule.source, ask: meeting.ask });
  const unanswered = outcome === 'missed' && missing === 'client' && isUnanswered(meeting.ask);
  const save = async () => {
    if (await change(() => api.meeting.close({ id, outcome, words, missing, counts }), { words: t('meeting.done', { act: outcome }), undo: () => api.meeting.reopen({ id }), undone: t('meeting.done', { act: 'reopened' }) })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(outcome === 'held' ? 'meeting.heldOf' : 'meeting.missedOf', { what: meeting.title })} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} onClick={() => void save()}>{t(outcome === 'held' ? 'meeting.held' : 'meeting.missed')}</Button>}>
      {outcome === 'held' ? null : <SelectField label={t('meeting.fieldMissing')} value={missing} onChange={setMissing} options={(['client', 'provider'] as const).map((value) => ({ value, label: t('meeting.missing', { side: value }) }))} data-autofocus />}
      {unanswered ? <Banner tone="info" title={t('meeting.askedInTime')} /> : null}
      {mayCount ? <><CheckField checked={counts} onChange={setCounts}>{t('meeting.fieldCounts')}</CheckField>{view.rule.words === '' ? null : <blockquote className="mt-quote">{view.rule.words}</blockquote>}</> : null}
      <TextField label={t(outcome === 'held' ? 'meeting.fieldWordsHeld' : 'meeting.fieldWords')} optional={t('kit.optional')} value={words} onChange={setWords} rows={3} maxLength={400} />
    </Dialog>
  );
}
