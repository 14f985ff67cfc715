import { usePhrases } from '../../ui/phrases-context.tsx';

/** By what something delivered is accepted, as both sides signed it. */
export function Checklist({ lines }: { lines: readonly string[] }) {
  const t = usePhrases();
  if (lines.length === 0) return null;
  return (
    <div className="p-after">
      <p className="meta">{t('commitment.portalChecklist')}</p>
      <ul className="p-checklist">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
    </div>
  );
}
