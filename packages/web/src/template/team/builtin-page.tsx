import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import type { DocumentContent } from '@entente/core/document/content';
import { renderDocument } from '@entente/core/document/render-document';
import { frameWords } from '@entente/phrases/all-frame-words';
import { DocumentReading } from '../../document/document-reading.tsx';
import { SectionStrip } from '../../document/team/section-strip.tsx';
import { useWideScreen } from '../../document/team/wide-screen.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed, WaitingPage } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { MarginSource } from '../../ui/margin-note.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { CountryNotesBeside, notesBeside } from '../country-notes.tsx';
import { builtinQuery } from '../template.queries.ts';
import { useTemplateActs } from './template-acts.ts';
import './template.css';

/** A template that the product brings, as it reads; a copy of it can be changed. */
export function BuiltinPage() {
  const t = usePhrases();
  const acts = useTemplateActs();
  const navigate = useNavigate();
  const { kind, locale } = useParams({ from: '/team/library/built-in/$kind/$locale' });
  const key = `${kind}.${locale}`;
  const { data: builtin, error, refetch } = useQuery(builtinQuery(key));
  usePageTitle(builtin?.name ?? t('template.title'));
  const copy = () => { if (builtin !== undefined) void acts.copy({ builtin: key }, t('template.copyName', { name: builtin.name })); };
  useCommands([
    { id: 'template.copy', label: t('template.copyToEdit'), keys: 'c', allowed: builtin !== undefined, run: copy },
    { id: 'template.use', label: t('template.use'), keys: 'n', run: () => void navigate({ to: '/agreements/new', search: { template: kind } }) },
  ]);
  if (error !== null && (refusalOf(error)?.status === 404 || refusalOf(error)?.status === 400)) return <NotFoundPage />;
  if (error !== null && builtin === undefined) return <div className="tp-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (builtin === undefined) return <WaitingPage />;
  return (
    <>
      <PageHead title={builtin.name} crumb={<Breadcrumb steps={[<Link key="all" to="/library">{t('template.title')}</Link>, t('template.builtin')]} />} acts={<><Button keys="c" onClick={copy}>{t('template.copyToEdit')}</Button><ButtonLink kind="main" keys="n" to="/agreements/new" search={{ template: builtin.kind }}>{t('template.use')}</ButtonLink></>} />
      <Reading content={builtin.content} />
    </>
  );
}

/** Beside each clause: what it is for, and what the law of the country asks. */
function Reading({ content }: { content: DocumentContent }) {
  const wide = useWideScreen();
  const rendered = useMemo(() => renderDocument(content, frameWords(content.head.locale)), [content]);
  const noteOf = (clauseId: string): ReactNode => {
    const purpose = content.clauses.find(({ id }) => id === clauseId)?.purpose ?? '';
    const notes = notesBeside(content, clauseId);
    if (purpose === '' && notes.length === 0) return null;
    return <MarginSource>{purpose === '' ? null : <p lang={content.head.locale}>{purpose}</p>}<CountryNotesBeside notes={notes} /></MarginSource>;
  };
  return <div className="ui-doc dc-doc"><SectionStrip rendered={rendered} /><DocumentReading rendered={rendered} beside={{ wide, noteOf }} /></div>;
}
