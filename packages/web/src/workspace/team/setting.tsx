import { useState, type ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SETTINGS } from './settings-catalog.ts';

/** The place of one setting on its page; search leads here. */
export function SettingPlace({ id, children }: { id: string; children: ReactNode }) {
  return <div className="ws-setting" id={id}>{children}</div>;
}

/** A setting that is done by buttons: its name, its plain sentence, its state, its acts. */
export function ActSetting({ id, state, children }: { id: string; state?: ReactNode; children: ReactNode }) {
  const t = usePhrases();
  const entry = SETTINGS.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`No setting is called "${id}".`);
  return (
    <section className="ws-setting ws-setting--act" id={id} aria-labelledby={`${id}-name`}>
      <div><h3 id={`${id}-name`}>{t(entry.words)}</h3><p className="meta-2">{t(entry.help)}</p>{state}</div>
      <div className="ws-acts">{children}</div>
    </section>
  );
}

type NeededFieldProps = { label: string; hint: string; missing: string; value: string; onChange: (value: string) => void; autoComplete?: string };

/** A line that cannot stay empty: while it is, nothing is saved and the field says so. */
export function NeededField({ missing, value, onChange, ...rest }: NeededFieldProps) {
  const [text, setText] = useState(value);
  const write = (next: string) => {
    setText(next);
    if (next.trim() !== '') onChange(next);
  };
  return <Field {...rest} maxLength={200} value={text} onChange={write} error={text.trim() === '' ? missing : undefined} />;
}
