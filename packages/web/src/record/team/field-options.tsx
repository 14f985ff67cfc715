import type { Locale } from '@entente/core/kernel/locale';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { emptyOption, type DraftOption } from '../field-draft.ts';
import { labelIn } from './label-words.ts';
import './field-options.css';

type FieldOptionsProps = { options: readonly DraftOption[]; locale: Locale; onChange: (options: readonly DraftOption[]) => void };

/** The options of a choice, each a line; one that is in use is retired rather than removed. */
export function FieldOptions({ options, locale, onChange }: FieldOptionsProps) {
  const t = usePhrases();
  const put = (id: number, part: Partial<DraftOption>): void => onChange(options.map((option) => (option.id === id ? { ...option, ...part } : option)));
  const add = (): void => onChange([...options, emptyOption(Math.max(0, ...options.map(({ id }) => id)) + 1)]);
  return (
    <fieldset className="fo-options">
      <legend className="ws-legend">{t('record.options')}</legend>
      {options.map((option, at) => (
        <div key={option.id} className={option.retired ? 'fo-option fo-option--retired' : 'fo-option'}>
          <Field label={t('record.optionNumber', { number: at + 1 })} maxLength={80} autoComplete="off" value={option.labels[locale] ?? ''} placeholder={labelIn(locale, option.labels, option.key)} onChange={(text) => put(option.id, { labels: { ...option.labels, [locale]: text } })} />
          {option.key === '' ? <Button kind="text" small aria-label={t('record.removeOption', { number: at + 1 })} onClick={() => onChange(options.filter(({ id }) => id !== option.id))}>{t('record.remove')}</Button> : <Button kind="text" small aria-label={`${t(option.retired ? 'record.restoreField' : 'record.retireField')}: ${labelIn(locale, option.labels, option.key)}`} onClick={() => put(option.id, { retired: !option.retired })}>{t(option.retired ? 'record.restoreField' : 'record.retireField')}</Button>}
        </div>
      ))}
      <div><Button small onClick={add}>{t('record.addOption')}</Button></div>
    </fieldset>
  );
}
