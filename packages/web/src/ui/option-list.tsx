import { useEffect, useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import './option-list.css';
import { matchWords } from './match-words.ts';
import { useOptions, type OptionSource, type PickOption } from './option-source.ts';
import { usePhrases } from './phrases-context.tsx';
import { Sign } from './sign.tsx';

export type OptionListProps = {
  /** What is being chosen. */
  label: string;
  source: OptionSource;
  chosen: readonly PickOption[];
  onChange: (chosen: readonly PickOption[]) => void;
  /** Several may be chosen: Enter adds or takes away, Ctrl Enter is done. */
  multiple?: boolean;
  /** A choice was made (or, with several, finished). */
  onDone?: ((chosen: readonly PickOption[]) => void) | undefined;
  onLeave?: (() => void) | undefined;
  /** Makes an option of what was typed; for tags. */
  create?: ((words: string) => PickOption) | undefined;
  /** Offers to choose nothing, in these words. */
  empty?: string | undefined;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
};

type Item = { key: string; option: PickOption | null; label: string; note?: string | undefined; on: boolean };

/** A list to choose from with a line to type in: a part of a name finds it, with or without its diacritics. */
export function OptionList(props: OptionListProps) {
  const { label, chosen, multiple = false, onDone, autoFocus = true, ref } = props;
  const t = usePhrases();
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  // Without scrolling: the list is not in its place yet, and a page that jumps there would hide what opened it.
  useEffect(() => { if (autoFocus) own.current?.focus({ preventScroll: true }); }, [autoFocus]);
  useImperativeHandle(ref, () => own.current as HTMLInputElement);
  const { words, setWords, items, current, state, take, onKeyDown } = useChoosing(props);
  return (
    <div className="ui-options">
      {/* Esc closes the list and not the dialog that it stands in. */}
      <input data-mantine-stop-propagation="true"
        ref={own} className="ui-options__in" role="combobox" aria-expanded="true" aria-label={label} aria-controls={id} aria-autocomplete="list" aria-activedescendant={items.length === 0 ? undefined : `${id}-${current}`}
        autoComplete="off" spellCheck={false} placeholder={t('kit.typeToFind')} value={words} onChange={(event) => setWords(event.target.value)} onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={label} aria-multiselectable={multiple || undefined} className="ui-options__list">
        {items.map((item, index) => <OptionRow key={item.key} id={`${id}-${index}`} item={item} words={words} here={index === current} multiple={multiple} onTake={() => take(item)} />)}
      </div>
      {items.length > 0 ? null : <p className="ui-options__none" role="status">{t(NONE[state])}</p>}
      {multiple && onDone !== undefined ? <p className="ui-options__foot"><button type="button" className="ui-link ui-link--small" onClick={() => onDone(chosen)}>{t('kit.done')}</button></p> : null}
    </div>
  );
}

const NONE = { waiting: 'kit.loading', failed: 'kit.lookupFailed', ready: 'kit.nothingCalled' } as const;

/** What is typed, what fits it, where the keyboard stands, and what its keys do. */
function useChoosing({ source, chosen, onChange, multiple = false, onDone, onLeave, create, empty }: OptionListProps) {
  const t = usePhrases();
  const [words, setWords] = useState('');
  const [at, setAt] = useState<number | null>(null);
  const { options, state } = useOptions(source, words);
  const items = itemsOf({ options, chosen, words, create: create === undefined ? undefined : t('kit.createOption', { words: words.trim() }), empty: multiple || words !== '' ? undefined : empty });
  const first = multiple ? 0 : Math.max(0, items.findIndex(({ on }) => on));
  const current = Math.min(at ?? first, Math.max(0, items.length - 1));
  useEffect(() => { setAt(null); }, [words]);
  const take = (item: Item | undefined) => {
    if (item === undefined) return;
    const option = item.key === 'create' ? create?.(words.trim()) ?? null : item.option;
    const next = option === null ? [] : multiple ? toggle(chosen, option) : [option];
    onChange(next);
    if (!multiple) onDone?.(next);
    else if (item.key === 'create') setWords('');
  };
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => setAt((current + 1) % Math.max(1, items.length)),
    ArrowUp: () => setAt((current - 1 + items.length) % Math.max(1, items.length)),
    Enter: () => take(items[current]),
    Escape: onLeave,
    Backspace: words === '' && multiple && chosen.length > 0 ? () => onChange(chosen.slice(0, -1)) : undefined,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? () => onDone?.(chosen) : keys[event.key];
    if (done === undefined) return;
    done();
    event.preventDefault();
    event.stopPropagation();
  };
  return { words, setWords, items, current, state, take, onKeyDown };
}

function OptionRow({ id, item, words, here, multiple, onTake }: { id: string; item: Item; words: string; here: boolean; multiple: boolean; onTake: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => { if (here) bringIntoList(line.current); }, [here]);
  return (
    <div ref={line} id={id} role="option" aria-selected={multiple ? item.on : here} className="ui-option" data-here={here ? '' : undefined} data-on={item.on ? '' : undefined} onMouseDown={(event) => event.preventDefault()} onClick={onTake}>
      <span className="ui-option__sign">{item.on ? <Sign shape="check" /> : null}</span>
      <span className={item.option === null ? 'is-quiet' : undefined}>{(matchWords(item.label, words) ?? [{ text: item.label, hit: false }]).map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</span>
      {item.note === undefined ? null : <span className="ui-option__note">{item.note}</span>}
    </div>
  );
}

type ItemsOf = { options: readonly PickOption[]; chosen: readonly PickOption[]; words: string; create: string | undefined; empty: string | undefined };

/** Chosen ones stand first while nothing is typed; "add" comes last, and only where nothing is called exactly that. */
function itemsOf({ options, chosen, words, create, empty }: ItemsOf): readonly Item[] {
  const typed = words.trim().toLowerCase();
  const known = typed === '' ? [...chosen, ...options.filter(({ value }) => !chosen.some((one) => one.value === value))] : options;
  const items = known.map((option): Item => ({ key: option.value, option, label: option.label, note: option.note, on: chosen.some(({ value }) => value === option.value) }));
  const exact = known.some(({ label }) => label.toLowerCase() === typed);
  return [
    ...(empty === undefined ? [] : [{ key: 'empty', option: null, label: empty, on: chosen.length === 0 }]),
    ...items,
    ...(create === undefined || typed === '' || exact ? [] : [{ key: 'create', option: null, label: create, on: false }]),
  ];
}

function toggle(chosen: readonly PickOption[], option: PickOption): readonly PickOption[] {
  return chosen.some(({ value }) => value === option.value) ? chosen.filter(({ value }) => value !== option.value) : [...chosen, option];
}

/** Scrolls the list and nothing around it: when a list opens it is not in its place yet, and the page would follow it there. */
function bringIntoList(line: HTMLElement | null): void {
  const list = line?.parentElement;
  if (line === null || list === null || list === undefined) return;
  const [inner, outer] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
}
