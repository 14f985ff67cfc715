import { useEffect, useRef, useState } from 'react';
import { bringRefusals } from '../../shell/team-app/words.ts';
import { Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { refusedWords } from './refused-words.ts';

const PAUSE_MS = 500;

type DraftFieldProps = {
  label: string;
  value: string;
  /** Takes what was typed. @returns the refusal's code, null when it was taken. */
  onKeep: (value: string) => string | null;
  control?: 'line' | 'prose' | 'count' | 'day';
  hint?: string | undefined;
};

/** A field of a record: what is typed is taken a little after the last key and on leaving; what is refused stays in the field and says why. */
export function DraftField({ label, value, onKeep, control = 'line', hint }: DraftFieldProps) {
  const t = usePhrases();
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState<{ readonly code: string } | null>(null);
  const latest = useRef({ draft, value, onKeep });
  latest.current = { draft, value, onKeep };
  const keep = (leaving: boolean) => {
    const { draft: typed, value: stored, onKeep: take } = latest.current;
    const code = typed === null || typed === stored ? null : take(typed);
    // An empty name is refused; nobody is told so in the middle of writing another one.
    setWrong(leaving && code !== null ? { code } : null);
    // Its sentence comes with the first stay in a field; where it is late it is said then.
    if (leaving && code !== null) void bringRefusals().then(() => setWrong((now) => (now?.code === code ? { code } : now)));
    if (leaving && code === null) setDraft(null);
  };
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => keep(false), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => keep(true), []);
  const error = wrong === null ? undefined : refusedWords(t, wrong.code);
  const shared = { label, hint, error, value: draft ?? value, onChange: setDraft, onFocus: () => void bringRefusals(), onBlur: () => keep(true) };
  if (control === 'prose') return <TextField {...shared} rows={2} />;
  if (control === 'day') return <Field {...shared} type="date" />;
  return <Field {...shared} inputMode={control === 'count' ? 'numeric' : 'text'} />;
}
