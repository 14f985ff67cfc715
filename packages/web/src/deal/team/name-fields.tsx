import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';

export type Names = { readonly name: string; readonly labels: { readonly [Key in Locale]?: string | undefined } };

/** A name, and what it is called in each language; where a language has none, the name stands in. */
export function NameFields({ names, onChange, error }: { names: Names; onChange: (names: Names) => void; error?: string | undefined }) {
  const t = usePhrases();
  return (
    <>
      <Field label={t('pipeline.name')} value={names.name} maxLength={120} autoComplete="off" data-autofocus="" onChange={(name) => onChange({ ...names, name })} error={error} />
      <div className="ps-names">
        {LOCALES.map((locale) => <Field key={locale} label={LOCALE_NAMES[locale]} optional={t('kit.optional')} value={names.labels[locale] ?? ''} maxLength={120} autoComplete="off" onChange={(label) => onChange({ ...names, labels: { ...names.labels, [locale]: label } })} />)}
      </div>
    </>
  );
}

/** The languages that hold something. */
export function filledLabels({ labels }: Names): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([, label]) => label !== undefined && label.trim() !== '')) as Record<string, string>;
}
