import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { tagsQuery } from '../field.queries.ts';
import { TagDialog, type TagAct } from './tag-dialog.tsx';

/** Tags of the workspace: renamed, merged and deleted for every record at once. */
export function TagSettings() {
  const t = usePhrases();
  const tags = useQuery(tagsQuery).data ?? [];
  const [open, setOpen] = useState<TagAct | null>(null);
  return (
    <section id="tags" className="ws-setting">
      <SectionRule aside={<Button small onClick={() => setOpen({ act: 'new' })}>{t('record.newTag')}</Button>}>{t('record.tags')}</SectionRule>
      <p className="meta-2 fs-head">{t('record.tagsHelp')}</p>
      <ul className="ws-people" data-plain="">
        {tags.map((tag) => (
          <li key={tag.id}>
            <div className="ws-people__who"><span className="strong">{tag.name}</span><span className="meta">{t('record.tagRecords', { count: tag.records })}</span></div>
            <div className="ws-acts">
              {(['rename', 'merge', 'delete'] as const).map((act) => <Button key={act} kind="text" small aria-label={`${t(`record.tag.${act}`)}: ${tag.name}`} onClick={() => setOpen({ act, tag })}>{t(`record.tag.${act}`)}</Button>)}
            </div>
          </li>
        ))}
      </ul>
      {open === null ? null : <TagDialog open={open} tags={tags} onClose={() => setOpen(null)} />}
    </section>
  );
}
