import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ownTimes, REMIND_TIMES, type OwnTimes, type RemindTime } from '@entente/core/workspace/own-times';
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

/** What two fields of the clock ask for: hours, none (both are empty), or nothing yet that can be kept. */
function wishOf(times: OwnTimes, { from, until }: { from: string; until: string }): { quiet: Quiet; isKept: boolean; tooLong: boolean } {
  const { quiet } = times;
  if (from === '' && until === '') return { quiet: null, isKept: quiet === null, tooLong: false };
  if (from === '' || until === '') return { quiet, isKept: true, tooLong: false };
  const outcome = ownTimes({ ...times, daysOff: [], quiet: { from, until } });
  if (!outcome.ok) return { quiet, isKept: true, tooLong: true };
  const wanted = outcome.value.quiet;
  return { quiet: wanted, isKept: wanted?.from === quiet?.from && wanted?.until === quiet?.until, tooLong: false };
}

/** Kept once both times stand there, and gone once both are empty. */
function QuietFields({ times, onChange }: { times: OwnTimes; onChange: (quiet: Quiet) => void }) {
  const t = usePhrases();
  const [typed, setTyped] = useState(times.quiet ?? { from: '', until: '' });
  const { quiet, isKept, tooLong } = wishOf(times, typed);
  useEffect(() => {
    if (isKept) return undefined;
    const timer = setTimeout(() => onChange(quiet), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <Field type="time" label={t('commitment.quietFrom')} value={typed.from} onChange={(from) => setTyped({ ...typed, from })} error={tooLong ? t('refusal.quiet-hours-leave-too-little') : undefined} />
      <Field type="time" label={t('commitment.quietUntil')} value={typed.until} onChange={(until) => setTyped({ ...typed, until })} />
    </>
  );
}

/** A time is typed hour by hour; it is kept when the hand rests. */
const PAUSE_MS = 900;
