import type { RenderedSection } from '@entente/core/document/rendered';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { EditorActions } from './editor-actions.ts';
import { InlineTitle } from './inline-title.tsx';

type SheetSectionHeadProps = { section: RenderedSection; editing: boolean; actions: EditorActions; readOnly: boolean };

/** A section's number and title, with what can be done to the section as a whole. */
export function SheetSectionHead({ section, editing, actions, readOnly }: SheetSectionHeadProps) {
  const t = usePhrases();
  const keep = (value: string) => {
    actions.set('sections', section.id, { field: 'title', value });
    actions.open(null);
  };
  const title = <InlineTitle level={3} number={section.number} title={section.title} label={t('document.sectionTitle')} editing={editing} onEdit={readOnly ? undefined : () => actions.open({ what: 'section', sectionId: section.id })} onKeep={keep} onLeave={() => actions.open(null)} />;
  if (readOnly) return title;
  return <div className="dc-head">{title}<SectionMenu section={section} actions={actions} /></div>;
}

function SectionMenu({ section, actions }: Pick<SheetSectionHeadProps, 'section' | 'actions'>) {
  const t = usePhrases();
  const move = (by: -1 | 1) => () => actions.move('sections', actions.session.state().content.sections, { id: section.id, by });
  const remove = () => {
    const item = actions.session.state().content.sections.find(({ id }) => id === section.id);
    if (item !== undefined) actions.remove('sections', item);
  };
  return (
    <span className="dc-menu">
      <Menu
        target={<IconButton shape="more" label={t('document.sectionMenu', { number: section.number })} />}
        groups={[
          { items: [{ label: t('document.rename'), run: () => actions.open({ what: 'section', sectionId: section.id }) }, { label: t('kit.moveUp'), run: move(-1) }, { label: t('kit.moveDown'), run: move(1) }] },
          { items: [{ label: t('document.removeSection'), danger: true, run: remove }] },
        ]}
      />
    </span>
  );
}
