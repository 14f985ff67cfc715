import { Modal } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Kbd, Keys } from './kbd.tsx';
import './command-box.css';
import { matchWords, type Span } from './match-words.ts';
import './overlay.css';
import { usePhrases } from './phrases-context.tsx';

/** A part of a text in UTF-16 units, end exclusive. */
export type TextRange = { readonly from: number; readonly to: number };
/** `ranges` and `noteRanges`: what was found, where it is not what was typed letter by letter. */
export type CommandItem = { id: string; label: string; note?: string | undefined; keys?: string | undefined; ranges?: readonly TextRange[]; noteRanges?: readonly TextRange[]; run: () => void };
export type CommandGroup = { label: string; items: readonly CommandItem[] };

type CommandBoxProps = {
  open: boolean;
  onClose: () => void;
  query: string;
  onQuery: (query: string) => void;
  /** Groups in the order of nearness: with what is chosen, here, anywhere, go to. Already filtered by the query and by what is allowed. */
  groups: readonly CommandGroup[];
};

/** Go to, find, do: one box for all of it. Arrow keys move, Enter does. */
export function CommandBox({ open, onClose, query, onQuery, groups }: CommandBoxProps) {
  const t = usePhrases();
  const id = useId();
  const items = groups.flatMap((group) => group.items);
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, items.length - 1));
  useEffect(() => { setAt(0); }, [query, open]);
  const run = (item: CommandItem | undefined) => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined && items.length > 0) setAt((current + step + items.length) % items.length);
    else if (event.key === 'Enter') run(items[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened={open} onClose={onClose} size={640} centered={false} title={t('kit.commandLabel')} className="ui-command" classNames={{ overlay: 'ui-overlay', header: 'visually-hidden' }}>
      <div className="ui-command__in">
        <input data-autofocus role="combobox" aria-expanded="true" aria-controls={id} aria-activedescendant={items.length === 0 ? undefined : `${id}-${current}`} aria-label={t('kit.commandLabel')} aria-autocomplete="list" autoComplete="off" spellCheck={false} placeholder={t('kit.commandPlaceholder')} value={query} onChange={(event) => onQuery(event.target.value)} onKeyDown={onKeyDown} />
        <Kbd>Esc</Kbd>
      </div>
      <div role="status" className="visually-hidden">{t('kit.commandResults', { count: items.length })}</div>
      <CommandList id={id} groups={groups} query={query} current={current} run={run} />
      <footer className="ui-command__foot" aria-hidden="true">
        <span><Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('kit.commandChoose')} · <Kbd>Enter</Kbd> {t('kit.commandDo')}</span>
        <span>{t('kit.commandOnlyAllowed')}</span>
      </footer>
    </Modal>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

type CommandListProps = { id: string; groups: readonly CommandGroup[]; query: string; current: number; run: (item: CommandItem) => void };

function CommandList({ id, groups, query, current, run }: CommandListProps) {
  const t = usePhrases();
  const chosen = useRef<HTMLDivElement>(null);
  // Scrolling answers with a promise, which must not become the effect's cleanup.
  useEffect(() => { void chosen.current?.scrollIntoView({ block: 'nearest' }); }, [current]);
  let index = -1;
  return (
    <div id={id} role="listbox" aria-label={t('kit.commandLabel')} className="ui-command__list">
      {groups.every(({ items }) => items.length === 0) ? <p className="ui-command__none">{t('kit.commandNothing')}</p> : null}
      {groups.filter(({ items }) => items.length > 0).map((group) => (
        <div key={group.label} role="group" aria-label={group.label}>
          <div className="ui-command__group" aria-hidden="true">{group.label}</div>
          {group.items.map((item) => {
            index += 1;
            const on = index === current;
            return (
              <div key={item.id} id={`${id}-${index}`} ref={on ? chosen : undefined} role="option" aria-selected={on} className="ui-command__item" onClick={() => run(item)}>
                <span><Marked label={item.label} query={query} ranges={item.ranges} />{item.note === undefined || item.note === '' ? null : <span className="ui-command__note"><Marked label={item.note} query="" ranges={item.noteRanges} /></span>}</span>
                {item.keys === undefined ? null : <Keys keys={item.keys} />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Marked({ label, query, ranges }: { label: string; query: string; ranges?: readonly TextRange[] | undefined }) {
  const spans = ranges === undefined ? (matchWords(label, query) ?? [{ text: label, hit: false }]) : cutAt(label, ranges);
  return spans.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text));
}

function cutAt(label: string, ranges: readonly TextRange[]): readonly Span[] {
  const ends = ranges.map(({ to }) => to);
  const spans = ranges.flatMap(({ from, to }, at) => [{ text: label.slice(ends[at - 1] ?? 0, from), hit: false }, { text: label.slice(from, to), hit: true }]);
  return [...spans, { text: label.slice(ends.at(-1) ?? 0), hit: false }].filter(({ text }) => text !== '');
}
