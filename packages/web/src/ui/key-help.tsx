import { CheckField } from './check-field.tsx';
import type { CommandGroup } from './command-box.tsx';
import { Dialog } from './dialog.tsx';
import { Keys } from './kbd.tsx';
import './key-help.css';
import { usePhrases } from './phrases-context.tsx';

type KeyHelpProps = {
  open: boolean;
  onClose: () => void;
  groups: readonly CommandGroup[];
  /** Whether single letters work as keys (WCAG 2.1.4). */
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
};

/** All keys that work on this page, opened with `?`. */
export function KeyHelp({ open, onClose, groups, singleKeys, onSingleKeys }: KeyHelpProps) {
  const t = usePhrases();
  const withKeys = groups.map((group) => ({ ...group, items: group.items.filter(({ keys }) => keys !== undefined) })).filter(({ items }) => items.length > 0);
  return (
    <Dialog open={open} onClose={onClose} title={t('kit.keysTitle')} back={t('kit.close')} focus="back">
      <p className="meta-2">{t('kit.keysHelp')}</p>
      <div className="ui-keyhelp" tabIndex={0} role="group" aria-label={t('kit.keysTitle')}>
        {withKeys.map((group) => (
          <section key={group.label}>
            <h3>{group.label}</h3>
            <ul>{group.items.map(({ id, label, keys }) => <li key={id}><span>{label}</span>{keys === undefined ? null : <Keys keys={keys} />}</li>)}</ul>
          </section>
        ))}
      </div>
      <CheckField checked={singleKeys} onChange={onSingleKeys} hint={t('kit.singleKeysHint')}>{t('kit.singleKeysSetting')}</CheckField>
    </Dialog>
  );
}
