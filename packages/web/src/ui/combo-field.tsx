import { Combobox, useCombobox } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import './combo-field.css';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { matchWords } from './match-words.ts';
import { Sign } from './sign.tsx';

export type ComboOption = { value: string; label: string; note?: string };

type ComboFieldProps = FieldWords & {
  options: readonly ComboOption[];
  value: string | null;
  onChange: (value: string) => void;
  /** Said when nothing matches what was typed. */
  none: string;
  placeholder?: string;
};

/** One of many: type a part of the name, with or without its diacritics. Leaving without choosing keeps the old choice. */
export function ComboField({ label, optional, hint, error, options, value, onChange, none, placeholder }: ComboFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const box = useCombobox({ onDropdownClose: () => { box.resetSelectedOption(); setTyped(null); }, onDropdownOpen: () => box.updateSelectedOptionIndex('active') });
  const chosen = options.find((option) => option.value === value);
  const found = options.flatMap((option) => {
    const spans = matchWords(option.label, typed ?? '');
    return spans === null ? [] : [{ option, spans }];
  });
  const choose = (next: string) => {
    onChange(next);
    box.closeDropdown();
  };
  const type = (text: string) => {
    setTyped(text);
    box.openDropdown();
    box.selectFirstOption();
  };
  /** Enter after typing chooses, and sends no form: also where the list came up with the first letter and nothing in it is marked yet. */
  const take = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || typed === null) return;
    event.preventDefault();
    const [first] = found;
    if (box.getSelectedOptionIndex() === -1 && first !== undefined) choose(first.option.value);
  };
  return (
    <FieldFrame label={label} optional={optional} hint={hint} error={error}>
      {(ties) => (
        <Combobox store={box} onOptionSubmit={choose} classNames={{ dropdown: 'ui-combo' }} withinPortal>
          <Combobox.Target>
            <span className="ui-select" onKeyDownCapture={take}>
              <Combobox.EventsTarget withExpandedAttribute>
                <input {...ties} className="ui-input" role="combobox" autoComplete="off" spellCheck={false} placeholder={placeholder} value={typed ?? chosen?.label ?? ''} onChange={(event) => type(event.target.value)} onClick={() => box.openDropdown()} onBlur={() => box.closeDropdown()} onFocus={(event) => event.target.select()} />
              </Combobox.EventsTarget>
              <Sign shape="open" />
            </span>
          </Combobox.Target>
          <Combobox.Dropdown>
            <Combobox.Options className="ui-combo__options" aria-label={label}>
              {found.length === 0 ? <div className="ui-combo__none">{none}</div> : null}
              {found.map(({ option, spans }) => (
                <Combobox.Option key={option.value} value={option.value} active={option.value === value} className="ui-combo__option">
                  <span>{spans.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</span>
                  {option.note === undefined ? null : <span className="ui-combo__note">{option.note}</span>}
                </Combobox.Option>
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </FieldFrame>
  );
}
