import { KitSection } from './kit-section.tsx';

const SWATCHES = [
  ['--desk', 'Desk'], ['--paper', 'Paper'], ['--sheet', 'Sheet'], ['--ink', 'Ink'], ['--ink-2', 'Ink 2'], ['--ink-3', 'Ink 3'],
  ['--accent', 'Pen'], ['--accent-wash', 'Pen wash'], ['--good', 'Good'], ['--warn', 'Warn'], ['--bad', 'Bad'], ['--line-field', 'Edge'],
] as const;

const SIZES = [
  ['34/42', 'kit-t34', 'Four things wait'], ['26/34', 'kit-t26', 'New advisers'], ['17/26', 'kit-t17', 'Waiting for your word'],
  ['15/24', '', 'Interface text, 1 234,50 zł'], ['13/20', 'meta-2', 'Meta, never smaller than 12'], ['17/29', 'kit-doc', 'Zgoda, źródło. Щебень и ёлка.'],
] as const;

/** Colour and type. */
export function KitFound() {
  return (
    <>
      <KitSection title="Colour"><ul className="kit-swatches">{SWATCHES.map(([token, name]) => <li key={token}><i style={{ background: `var(${token})` }} /><span>{name}</span></li>)}</ul></KitSection>
      <KitSection title="Type"><div className="kit-type">{SIZES.map(([size, look, words]) => <div key={size + look}><span className="meta">{size}</span><span className={look}>{words}</span></div>)}</div></KitSection>
    </>
  );
}
