import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ownTimes, REMIND_TIMES, type OwnTimes, type RemindTime } from '@entente/core/commitment/own-times';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { DaysOffSetting } from './days-off-setting.tsx';
import { SettingPlace } from './setting.tsx';

const QUERY = ['commitments', 'times'];

/** When the reader is reminded, when they are left alone and on which days they are away; each change is kept at once. */
export function OwnTimesSetting() {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const { workspace } = useAtWork();
  const { data } = useQuery({ queryKey: QUERY, queryFn: ({ signal }) => api.commitment.times(undefined, { signal }) });
  if (data === undefined) return null;
  const keep = async (part: Partial<OwnTimes>): Promise<void> => {
    const next = { ...data, ...part };
    queries.setQueryData(QUERY, next);
    try {
      await api.commitment.chooseTimes({ ...next, daysOff: [...next.daysOff] });
      say({ words: t('commitment.timesSaved') });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    for (const queryKey of [['commitments'], ['today']]) void queries.invalidateQueries({ queryKey });
  };
  return (
    <section className="ws-group">
      <SectionRule>{t('settings.groupTimes')}</SectionRule>
      <SettingPlace id="own-times">
        <div className="ws-times">
          <SelectField<RemindTime> label={t('commitment.remindAt')} value={data.remindAt} onChange={(remindAt) => void keep({ remindAt })} options={REMIND_TIMES.map((value) => ({ value, label: value }))} />
          <QuietFields times={data} onChange={(quiet) => void keep({ quiet })} />
          <p className="meta-2 ws-wide">{t('commitment.quietHelp')}</p>
        </div>
      </SettingPlace>
      <DaysOffSetting id="own-days-off" daysOff={data.daysOff.map((stretch) => ({ ...stretch, name: '' }))} today={dayIn(workspace.timeZone, new Date())} onChange={(daysOff) => void keep({ daysOff: daysOff.map(({ from, to }) => ({ from, to })) })} />
    </section>
  );
}

type Quiet = OwnTimes['quiet'];

/** Two times of the clock; kept once both stand there, and gone once both are empty. */
function QuietFields({ times, onChange }: { times: OwnTimes; onChange: (quiet: Quiet) => void }) {
  const t = usePhrases();
  const [from, setFrom] = useState(times.quiet?.from ?? '');
  const [until, setUntil] = useState(times.quiet?.until ?? '');
  const outcome = from === '' || until === '' ? null : ownTimes({ ...times, daysOff: [], quiet: { from, until } });
  const wanted: Quiet | undefined = outcome?.ok === true ? outcome.value.quiet : from === '' && until === '' ? null : undefined;
  const changed = wanted !== undefined && (wanted?.from !== times.quiet?.from || wanted?.until !== times.quiet?.until);
  useEffect(() => {
    if (!changed) return undefined;
    const timer = setTimeout(() => onChange(wanted ?? null), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <Field type="time" label={t('commitment.quietFrom')} value={from} onChange={setFrom} error={outcome?.ok === false ? t('refusal.quiet-hours-leave-too-little') : undefined} />
      <Field type="time" label={t('commitment.quietUntil')} value={until} onChange={setUntil} />
    </>
  );
}

/** A time is typed hour by hour; it is kept when the hand rests. */
const PAUSE_MS = 900;
