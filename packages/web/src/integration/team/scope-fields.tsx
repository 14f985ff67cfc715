import { KEY_PARTS, type KeyLevel, type KeyPart, type KeyScope } from '@entente/core/integration/key-scope';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** What is chosen for each part; a part that is not there is shut. */
export type Levels = Partial<Record<KeyPart, KeyLevel>>;

/** The scopes of what is chosen. Where everything is open, its parts say nothing more. */
export function scopesOf(levels: Levels): KeyScope[] {
  const parts: readonly KeyPart[] = levels.all === undefined ? KEY_PARTS : ['all'];
  return parts.flatMap((part): KeyScope[] => {
    const level = levels[part];
    return level === undefined ? [] : [`${part}:${level}`];
  });
}

/** What a key may do: everything, or part by part. */
export function ScopeFields({ levels, onChange, error }: { levels: Levels; onChange: (levels: Levels) => void; error: string | undefined }) {
  const t = usePhrases();
  const parts: readonly KeyPart[] = levels.all === undefined ? ['all', ...KEY_PARTS] : ['all'];
  const choices = (part: KeyPart) => (['none', 'read', 'write'] as const).filter((level) => part !== 'workspace' || level !== 'write').map((value) => ({ value, label: t(`integration.level_${value}`) }));
  const choose = (part: KeyPart, level: 'none' | KeyLevel) => {
    const { [part]: _, ...rest } = levels;
    onChange(level === 'none' ? rest : { ...rest, [part]: level });
  };
  return (
    <fieldset className="in-fieldset">
      <legend className="in-legend">{t('integration.keyScopes')}</legend>
      <div className="in-scopes">
        {parts.map((part) => <SelectField key={part} label={t(`integration.part_${part}`)} value={levels[part] ?? 'none'} options={choices(part)} onChange={(level) => choose(part, level)} error={part === 'all' ? error : undefined} />)}
      </div>
    </fieldset>
  );
}
