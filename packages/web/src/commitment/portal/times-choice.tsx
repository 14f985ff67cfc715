import type { PromisesPage } from '@entente/contract/signing/portal-promises';
import { HOLIDAY_COUNTRIES } from '@entente/core/kernel/holidays';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalChips, PortalField, PortalSelect } from '../../ui/portal/portal-field.tsx';
import { PortalFold } from '../../ui/portal/portal-section.tsx';
import { weekdayName } from '../../ui/time-words.ts';
import { momentsIn } from '../../signing/portal/moments.ts';
import { FormProof } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { countryNamesOf, timeZoneNames } from '../../workspace/place-names.ts';

/** When this person may be written to, by which clocks, and on which days they are away: one form, one press. */
export function TimesChoice({ page: { times, typed, error, frame } }: { page: PromisesPage }) {
  const t = usePhrases();
  const moments = momentsIn(frame.locale, times.timeZone);
  const [quietError, zoneError, awayError] = (['quiet', 'timeZone', 'away'] as const).map((field) => errorAt(t, error, field));
  return (
    <PortalFold label={t('commitment.portalTimes')} open={[quietError, zoneError, awayError].some((one) => one !== undefined)}>
      <form className="p-form" method="post" action={times.form.action}>
        <FormProof form={times.form} />
        <p className="p-hint">{t('commitment.portalTimesAbout', { zone: moments.zone })}</p>
        <PortalChips name="remindAt" label={t('commitment.portalRemindAt')} chosen={typed.remindAt ?? times.remindAt} options={times.options.map((value) => ({ value, label: value }))} />
        <div className="p-two">
          <PortalField name="quietFrom" type="time" label={t('commitment.portalQuietFrom')} defaultValue={typed.quietFrom ?? times.quietFrom} error={quietError} />
          <PortalField name="quietUntil" type="time" label={t('commitment.portalQuietUntil')} defaultValue={typed.quietUntil ?? times.quietUntil} />
        </div>
        <Week times={times} typed={typed} />
        <Place times={times} typed={typed} firm={frame.asker.firm} error={zoneError} />
        {times.away.length === 0 ? null : (
          <fieldset className="p-away">
            <legend>{t('commitment.portalAwayStays')}</legend>
            {times.away.map(({ from, to }) => <label key={`${from} ${to}`} className="p-radios__line"><input type="hidden" name={`shown-${from}-${to}`} value="1" /><input type="checkbox" className="p-check" name={`away-${from}-${to}`} defaultChecked /><span>{moments.days(from, to)}</span></label>)}
          </fieldset>
        )}
        <div className="p-two">
          <PortalField name="awayFrom" type="date" label={t('commitment.portalAwayFrom')} defaultValue={typed.awayFrom} min={frame.now.slice(0, 10)} error={awayError} />
          <PortalField name="awayTo" type="date" label={t('commitment.portalAwayTo')} defaultValue={typed.awayTo} min={frame.now.slice(0, 10)} />
        </div>
        <p className="p-hint">{t('commitment.portalAwayAbout')}</p>
        <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('commitment.portalTimesSend')}</PortalButton>
      </form>
    </PortalFold>
  );
}

type TimesProps = Pick<PromisesPage, 'times' | 'typed'>;

/** A line for each day of the week: other hours, or the whole of it. */
function Week({ times: { week }, typed }: TimesProps) {
  const t = usePhrases();
  return (
    <details className="p-fold" open={week.some(({ whole, from }) => whole || from !== '')}>
      <summary>{t('commitment.portalWeek')}</summary>
      <p className="p-hint">{t('commitment.portalWeekAbout')}</p>
      {week.map(({ whole, from, until }, at) => {
        const day = weekdayName(t.locale, at + 1);
        const name = (part: string): string => `${part}-${String(at + 1)}`;
        return (
          <fieldset key={day} className="p-week">
            <legend>{day}</legend>
            <input type="time" className="p-input" name={name('from')} aria-label={t('commitment.portalDayFrom', { day })} defaultValue={typed[name('from')] ?? from} />
            <input type="time" className="p-input" name={name('until')} aria-label={t('commitment.portalDayUntil', { day })} defaultValue={typed[name('until')] ?? until} />
            <label className="p-week__whole"><input type="checkbox" className="p-check" name={name('whole')} value="yes" defaultChecked={whole} aria-label={`${day}: ${t('commitment.portalDayWhole')}`} /><span>{t('commitment.portalDayWhole')}</span></label>
          </fieldset>
        );
      })}
    </details>
  );
}

/** Where the reader is: their clocks, and the holidays they keep. */
function Place({ times: { timeZone, country, firmCountry }, typed, firm, error }: TimesProps & { firm: string; error: string | undefined }) {
  const t = usePhrases();
  const countries = countryNamesOf(t.locale, [...new Set([...HOLIDAY_COUNTRIES, firmCountry, ...(country === '' ? [] : [country])])]);
  const ours = countries.find(({ value }) => value === firmCountry)?.label ?? firmCountry;
  return (
    <>
      <PortalField name="timeZone" list="time-zones" autoComplete="off" spellCheck={false} label={t('commitment.portalZone')} hint={t('commitment.portalZoneHint')} defaultValue={typed.timeZone ?? timeZone.replaceAll('_', ' ')} maxLength={64} error={error} />
      <datalist id="time-zones">{timeZoneNames().map(({ value, label }) => <option key={value} value={label} />)}</datalist>
      <PortalSelect name="country" label={t('commitment.portalCountry')} chosen={typed.country ?? country} options={[{ value: '', label: t('commitment.portalCountryFirm', { country: ours, firm }) }, ...countries.filter(({ value }) => value !== firmCountry)]} />
    </>
  );
}
