import { ComboField } from '../../ui/combo-field.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { countryNames } from '../../workspace/place-names.ts';

type HomeFieldProps = { /** ISO 3166-1 alpha-2; empty where it is not said. */ value: string; isConsumer: boolean; onChange: (country: string) => void };

/** In which country a person lives. Whoever buys as a consumer keeps the protection of its law, so it is asked where they are added. */
export function HomeField({ value, isConsumer, onChange }: HomeFieldProps) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const countries = countryNames(t.locale);
  // Offered first, never chosen for somebody: a wrong home hides a consumer's rights (decision 0031).
  const options = [{ value: '', label: t('document.field.homeNotSaid') }, ...countries.filter(({ value: country }) => country === workspace.country), ...countries.filter(({ value: country }) => country !== workspace.country)];
  return <ComboField label={t('document.field.home')} optional={t('kit.optional')} hint={isConsumer ? t('client.homeHint') : undefined} none={t('settings.noCountry')} options={options} value={value} onChange={onChange} />;
}
