import { useQuery, useQueryClient } from '@tanstack/react-query';
import { REMIND_TIMES, type OwnTimes, type RemindTime } from '@entente/core/workspace/own-times';
import { HOLIDAY_COUNTRIES } from '@entente/core/kernel/holidays';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { countryNamesOf, timeZoneNames } from '../place-names.ts';
import { DaysOffSetting } from './days-off-setting.tsx';
import { QuietFields } from './quiet-fields.tsx';
import { SettingPlace } from './setting.tsx';

const QUERY = ['commitments', 'times'];

/** When the reader is reminded, when they are left alone and on which days they are away, by which clocks; each change is kept at once. */
export function OwnTimesSetting() {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const { workspace } = useAtWork();
  const { data } = useQuery({ queryKey: QUERY, queryFn: ({ signal }) => api.commitment.times(undefined, { signal }) });
  if (data === undefined) return null;
  const keep = async (part: Partial<OwnTimes>): Promise<void> => {
    const next: OwnTimes = { ...data, ...part };
    queries.setQueryData(QUERY, next);
    try {
      await api.commitment.chooseTimes(sendable(next));
      say({ words: t('commitment.timesSaved') });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    for (const queryKey of [['commitments'], ['today'], ['meetings']]) void queries.invalidateQueries({ queryKey });
  };
  const timeZone = data.timeZone === '' ? workspace.timeZone : data.timeZone;
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
      <SettingPlace id="own-clocks"><PlaceFields times={data} onChange={(part) => void keep(part)} /></SettingPlace>
      <DaysOffSetting id="own-days-off" daysOff={data.daysOff.map((stretch) => ({ ...stretch, name: '' }))} today={dayIn(timeZone, new Date())} onChange={(daysOff) => void keep({ daysOff: daysOff.map(({ from, to }) => ({ from, to })) })} />
    </section>
  );
}

function sendable({ quiet, daysOff, ...times }: OwnTimes) {
  return { ...times, quiet: quiet === null ? null : { ...quiet, days: [...quiet.days], other: [...quiet.other] }, daysOff: [...daysOff] };
}

/** Where the reader is: their clocks, those of this computer proposed, and the holidays they keep. */
function PlaceFields({ times, onChange }: { times: OwnTimes; onChange: (part: Partial<OwnTimes>) => void }) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const zones = timeZoneNames();
  const nameOf = (zone: string): string => zone.replaceAll('_', ' ');
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isHere = here === (times.timeZone === '' ? workspace.timeZone : times.timeZone);
  const countries = countryNamesOf(t.locale, [...new Set([...HOLIDAY_COUNTRIES, workspace.country, ...(times.country === '' ? [] : [times.country])])]);
  const ours = countries.find(({ value }) => value === workspace.country)?.label ?? workspace.country;
  const zone = { value: '', label: t('settings.ownZoneGiven', { zone: nameOf(workspace.timeZone) }) };
  const country = { value: '', label: t('settings.ownCountryGiven', { country: ours }) };
  return (
    <div className="ws-fields">
      <div>
        <ComboField label={t('settings.ownZone')} hint={t('settings.ownZoneHelp')} none={t('settings.noTimeZone')} options={[zone, ...zones.filter(({ value }) => value !== workspace.timeZone)]} value={times.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
        {isHere ? null : <p className="meta-2">{t('settings.ownZoneHere', { zone: nameOf(here) })} <Button kind="text" small onClick={() => onChange({ timeZone: here === workspace.timeZone ? '' : here })}>{t('settings.ownZoneTake')}</Button></p>}
      </div>
      <ComboField label={t('settings.ownCountry')} hint={t('settings.ownCountryHelp')} none={t('settings.noCountry')} options={[country, ...countries.filter(({ value }) => value !== workspace.country)]} value={times.country} onChange={(chosen) => onChange({ country: chosen })} />
    </div>
  );
}
