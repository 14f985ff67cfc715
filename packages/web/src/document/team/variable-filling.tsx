import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Variable, VariableType } from '@entente/core/document/content';
import { renderDocument, variableText } from '@entente/core/document/render-document';
import { parseVariableValue } from '@entente/core/document/variable-value';
import { frameWords } from '@entente/phrases/all-frame-words';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Sign } from '../../ui/sign.tsx';
import { VariableFill, VariableHelp } from '../../ui/variable.tsx';
import type { EditorActions } from './editor-actions.ts';
import type { OpenPlace } from './open-place.ts';
import { clausesUsing, nextToFill } from './variable-uses.ts';
import { typedForm, writtenForm } from './variable-writing.ts';

type Place = Extract<OpenPlace, { what: 'variable' }>;
type Filling = { field: ReactNode; help: ReactNode };

const MODES: Readonly<Partial<Record<VariableType, 'numeric' | 'decimal'>>> = { number: 'decimal', percent: 'decimal', money: 'decimal', hours: 'numeric', days: 'numeric', working_days: 'numeric', weeks: 'numeric', months: 'numeric' };

/** The value being filled in its place in the sentence, and what floats under it; nulls where none is. */
export function useFilling(place: Place | null, actions: EditorActions): Filling {
  const [wrong, setWrong] = useState<string | null>(null);
  const { content } = actions.session.state();
  const variable = place === null ? undefined : content.variables.find(({ id }) => id === place.variableId);
  if (place === null || variable === undefined) return { field: null, help: null };
  const { locale, currency } = content.head;
  const leave = () => {
    setWrong(null);
    actions.open(null);
    focusAgain(place);
  };
  /** Enter keeps and goes back to the sentence; Tab keeps and goes to the next value that is not filled. */
  const keep = (typed: string, onward: boolean) => {
    const value = writtenForm(variable.type, typed, { currency });
    if (value !== null && parseVariableValue(variable.type, value) === null) return setWrong(typed);
    setWrong(null);
    if (value !== variable.value) actions.set('variables', variable.id, { field: 'value', value });
    const next = onward ? nextToFill(actions.session.state().content, place) : null;
    actions.open(next);
    if (next === null) focusAgain(place);
  };
  return {
    field: <FillField key={wrong ?? ''} variable={variable} start={wrong ?? typedForm(variable, locale)} onKeep={keep} onLeave={leave} />,
    help: <FillHelp variable={variable} place={place} actions={actions} wrong={wrong !== null} onChoose={(value) => keep(typedForm({ ...variable, value }, locale), false)} />,
  };
}

function FillField({ variable, start, onKeep, onLeave }: { variable: Variable; start: string; onKeep: (typed: string, onward: boolean) => void; onLeave: () => void }) {
  const [onward, setOnward] = useState(false);
  const onKeyDown = (event: KeyboardEvent<HTMLSpanElement>) => {
    if (event.key !== 'Tab' || event.shiftKey) return;
    event.preventDefault();
    setOnward(true);
    if (event.target instanceof HTMLInputElement) onKeep(event.target.value, true);
  };
  return <span onKeyDown={onKeyDown}><VariableFill name={variable.label} value={start} type={variable.type === 'day' ? 'date' : 'text'} inputMode={MODES[variable.type] ?? 'text'} onKeep={(typed) => { if (!onward) onKeep(typed, false); }} onLeave={onLeave} /></span>;
}

type FillHelpProps = { variable: Variable; place: Place; actions: EditorActions; wrong: boolean; onChoose: (value: string) => void };

function FillHelp({ variable, place, actions, wrong, onChoose }: FillHelpProps) {
  const t = usePhrases();
  const { content } = actions.session.state();
  const words = frameWords(content.head.locale);
  const options = variable.suggestions.map((value) => ({ value, text: variableText({ type: variable.type, value }, words) ?? value }));
  const elsewhere = clausesUsing(renderDocument(content, words), variable.id).filter(({ id }) => id !== place.clauseId).map(({ number }) => number);
  const uses = elsewhere.length === 0 ? undefined : t('document.alsoUsedIn', { clauses: elsewhere.join(', ') });
  const choose = (text: string) => onChoose(options.find((option) => option.text === text)?.value ?? text);
  return (
    <VariableHelp name={variable.label} uses={uses} options={options.map(({ text }) => text)} value={variableText(variable, words) ?? ''} onChoose={choose}>
      {wrong ? <p className="dc-wrong" role="alert"><Sign shape="struck" />{t(`document.wrong.${variable.type}`)}</p> : null}
      {nextToFill(content, place) === null ? null : <p className="dc-onward">{t('document.tabToNext')}</p>}
    </VariableHelp>
  );
}

/** The keyboard goes back to the value in its sentence once it is drawn again. */
function focusAgain({ clauseId }: Place): void {
  requestAnimationFrame(() => {
    const clause = document.getElementById(`clause-${clauseId}`);
    if (document.activeElement === document.body || document.activeElement === null) clause?.focus({ preventScroll: true });
  });
}
