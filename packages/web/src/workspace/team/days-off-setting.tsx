import { useState } from 'react';
import { daysOffFault, inOrder, MOST_STRETCHES, type DaysOff } from '@entente/core/workspace/days-off';
import type { Translator } from '@entente/phrases/translator';
import { Button } from '../../ui/button.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { ActSetting } from './setting.tsx';

type Stretches = readonly DaysOff[];
type Props = { daysOff: Stretches; today: string; onChange: (daysOff: Stretches) => void; /** Which setting it is: the firm's, or one person's own, whose days say no reason. */ id?: 'days-off' | 'own-days-off' };

/** On which days the firm, or the reader, does not work: those ahead, those that are over folded away, and a line to add some. */
export function DaysOffSetting({ daysOff, today, onChange, id = 'days-off' }: Props) {
  const t = usePhrases();
  const [ahead, past] = [daysOff.filter(({ to }) => to >= today), daysOff.filter(({ to }) => to < today)];
  return (
    <ActSetting id={id} state={
      <>
        {ahead.length === 0 ? <p className="meta-2">{t('settings.daysOffNone')}</p> : <StretchList rows={ahead} all={daysOff} onChange={onChange} />}
        {past.length === 0 ? null : <details><summary className="meta-2">{t('settings.daysOffPast', { count: past.length })}</summary><StretchList rows={past} all={daysOff} onChange={onChange} /></details>}
        {daysOff.length >= MOST_STRETCHES ? <p className="meta-2">{t('settings.daysOffFull')}</p> : <AddDaysOff named={id === 'days-off'} onAdd={(added) => onChange(inOrder([...daysOff, added]))} />}
      </>
    }>{null}</ActSetting>
  );
}

function StretchList({ rows, all, onChange }: { rows: Stretches; all: Stretches; onChange: (daysOff: Stretches) => void }) {
  const t = usePhrases();
  const { say } = useToasts();
  const remove = (gone: DaysOff) => {
    const rest = all.filter((one) => one !== gone);
    onChange(rest);
    say({ words: t('settings.daysOffRemoved', { days: stretchWords(t, gone) }), undo: () => onChange(inOrder([...rest, gone])) });
  };
  return (
    <ul className="ws-lines">
      {rows.map((row) => (
        <li key={`${row.from} ${row.to} ${row.name}`}>
          <span><span className="strong">{stretchWords(t, row)}</span>{row.name === '' ? null : <span className="meta-2"> · {row.name}</span>}</span>
          <Button kind="text" small onClick={() => remove(row)} aria-label={t('settings.daysOffRemoveOf', { days: stretchWords(t, row) })}>{t('settings.daysOffRemove')}</Button>
        </li>
      ))}
    </ul>
  );
}

const EMPTY: DaysOff = { from: '', to: '', name: '' };

function AddDaysOff({ named, onAdd }: { named: boolean; onAdd: (added: DaysOff) => void }) {
  const t = usePhrases();
  const [given, setGiven] = useState(EMPTY);
  const [shown, setShown] = useState(false);
  const wanted: DaysOff = { ...given, to: given.to === '' ? given.from : given.to };
  const fault = wanted.from === '' ? 'no-day' : daysOffFault(wanted);
  const add = () => {
    setShown(fault !== null);
    if (fault !== null) return;
    onAdd({ ...wanted, name: wanted.name.trim() });
    setGiven(EMPTY);
  };
  return (
    <form className="ws-days" data-plain={named ? undefined : ''} onSubmit={(event) => { event.preventDefault(); add(); }}>
      <DateField label={t('settings.daysOffFrom')} value={given.from} onChange={(from) => setGiven({ ...given, from })} error={shown && fault === 'no-day' ? t('settings.daysOffNoDay') : undefined} />
      <DateField label={t('settings.daysOffTo')} optional={t('kit.optional')} value={given.to} onChange={(to) => setGiven({ ...given, to })} error={shown && fault !== null && fault !== 'no-day' ? t(fault === 'too-long' ? 'settings.daysOffTooLong' : 'settings.daysOffBackwards') : undefined} />
      {named ? <Field label={t('settings.daysOffName')} optional={t('kit.optional')} maxLength={80} autoComplete="off" value={given.name} onChange={(name) => setGiven({ ...given, name })} /> : null}
      <Button onClick={add}>{t('settings.daysOffAdd')}</Button>
    </form>
  );
}

/** "28 – 31 December 2026", or the one day. */
export function stretchWords(t: Translator, { from, to }: Pick<DaysOff, 'from' | 'to'>): string {
  const format = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const [first, last] = [from, to].map((day) => new Date(`${day}T12:00:00Z`));
  return first === undefined || last === undefined ? '' : format.formatRange(first, last);
}

/** All of them in a line, where there is no room for a list. */
export function daysOffWords(t: Translator, daysOff: Stretches): string {
  return daysOff.length === 0 ? t('settings.daysOffNone') : daysOff.map((one) => [stretchWords(t, one), one.name].filter((words) => words !== '').join(' · ')).join('; ');
}
