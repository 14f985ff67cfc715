import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AttachmentView } from '@entente/contract/interaction/interaction.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { attachmentsQuery, type TimelineAbout } from '../interaction.queries.ts';
import { sizeWords } from '../interaction-words.ts';
import { sendFile } from './send-file.ts';
import './interaction.css';

/** Files kept with a record: add by button or by dropping them here, download, bin with undo. */
export function AttachmentList({ about }: { about: TimelineAbout }) {
  const t = usePhrases();
  const files = useInfiniteQuery(attachmentsQuery(about));
  const input = useRef<HTMLInputElement>(null);
  const { keep, sending } = useKeeping(about);
  const rows = files.data?.pages.flatMap((page) => page.rows) ?? [];
  useCommands([{ id: 'attachment.add', label: t('interaction.addFile'), run: () => input.current?.click() }]);
  return (
    <section className="ix-files" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); void keep([...event.dataTransfer.files]); }}>
      <SectionRule aside={rows.length === 0 ? undefined : rows.length}>{t('interaction.files')}</SectionRule>
      {files.data !== undefined && rows.length === 0 ? <p className="ix-none">{t('interaction.noFiles')}</p> : null}
      <ul className="ix-file-list">{rows.map((file) => <FileRow key={file.id} file={file} />)}</ul>
      {files.hasNextPage ? <Button kind="text" small onClick={() => void files.fetchNextPage()}>{t('interaction.older')}</Button> : null}
      <input ref={input} type="file" multiple hidden onChange={(event) => { void keep([...(event.target.files ?? [])]); event.target.value = ''; }} />
      <div><Button small onClick={() => input.current?.click()} busy={sending === null ? undefined : t('interaction.sendingFile', sending)}>{t('interaction.addFile')}</Button></div>
    </section>
  );
}

function FileRow({ file }: { file: AttachmentView }) {
  const t = usePhrases();
  const { act } = useAct([['attachments']]);
  const remove = () => act(() => api.interaction.deleteAttachment({ id: file.id }), { words: t('interaction.fileDeleted', { name: file.name }), undo: () => api.interaction.restoreAttachment({ id: file.id }) });
  return (
    <li>
      <div>
        <a href={`/api/v1/attachments/${file.id}/file`} download={file.name}>{file.name}</a>
        <p className="ix-entry__meta">{[sizeWords(t.locale, file.bytes), file.memberName, momentWords(t.locale, new Date(file.createdAt))].join(' · ')}</p>
      </div>
      <Menu target={<IconButton shape="more" label={t('interaction.fileActs', { name: file.name })} />} groups={[{ items: [{ label: t('interaction.delete'), run: () => void remove() }] }]} />
    </li>
  );
}

/** Sends files one after the other, saying how far it is; what cannot be kept is said and does not stop the others. */
function useKeeping(about: TimelineAbout) {
  const t = usePhrases();
  const { say } = useToasts();
  const queries = useQueryClient();
  const [sending, setSending] = useState<{ name: string; percent: number } | null>(null);
  const keep = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      setSending({ name: file.name, percent: 0 });
      const refusal = await sendFile(file, about, (percent) => setSending({ name: file.name, percent }));
      if (refusal !== null) say({ words: `${file.name}: ${t.has(`refusal.${refusal}`) ? t(`refusal.${refusal}` as 'refusal.not-found') : t('shell.refusedUnknown')}`, tone: 'bad' });
    }
    setSending(null);
    await Promise.all([['attachments'], ['timeline']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  return { keep, sending };
}
