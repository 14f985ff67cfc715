import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { TemplateView } from '@entente/contract/template/template.contract';
import { DocumentEditor } from '../../document/team/document-editor.tsx';
import { DocumentSaving, DocumentSessionProvider, useOpenDocument } from '../../document/team/session-context.tsx';
import { api } from '../../shell/team-app/api.ts';
import { useAutosave } from '../../shell/team-app/autosave.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed, WaitingPage } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { ConflictField } from '../../ui/conflict-field.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { CountryNotes } from '../country-notes.tsx';
import { templateQuery } from '../template.queries.ts';
import { useDocumentLibrary } from './document-library.tsx';
import { lawMends } from './law-mends-loading.tsx';
import { useTemplateActs } from './template-acts.ts';
import { TemplateDifference } from './template-difference.tsx';
import './template.css';

/** Rights are changed seldom; the dialog comes when it is asked for. */
const SharingDialog = lazy(() => import('./sharing-dialog.tsx').then(({ SharingDialog: dialog }) => ({ default: dialog })));

/** A template of the workspace: its text in the editor, its name and description beside it. */
export function TemplatePage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/library/$id' });
  const { data: template, error, refetch } = useQuery(templateQuery(id));
  usePageTitle(template?.name ?? t('template.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && template === undefined) return <div className="tp-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (template === undefined) return <WaitingPage />;
  return <OpenedTemplate key={template.documentId} template={template} />;
}

function OpenedTemplate({ template }: { template: TemplateView }) {
  const t = usePhrases();
  const library = useDocumentLibrary(template.documentId);
  const isClause = template.scope === 'clause';
  return (
    <DocumentSessionProvider key={`${template.documentId}${template.retiredAt ?? ''}`} documentId={template.documentId}>
      <PageHead title={template.name} crumb={<Breadcrumb steps={[<Link key="all" to="/library" search={isClause ? { what: 'clauses' } : {}}>{t('template.title')}</Link>, isClause ? t('template.oneClause') : t(`template.kind.${template.kind}`)]} />} acts={<HeadActs template={template} />} />
      <DocumentEditor library={isClause ? undefined : library} mends={(finding, actions) => lawMends(finding, actions, { kind: template.kind })} panelFoot={() => <PanelFoot template={template} />} />
    </DocumentSessionProvider>
  );
}

function HeadActs({ template }: { template: TemplateView }) {
  const t = usePhrases();
  const acts = useTemplateActs();
  const { id, name, retiredAt, canEdit } = template;
  const navigate = useNavigate();
  const [comparing, setComparing] = useState(false);
  const copy = () => void acts.copy({ templateId: id }, t('template.copyName', { name }));
  const isWhole = template.scope === 'whole';
  const use = () => void navigate({ to: '/agreements/new', search: { template: id } });
  useCommands([
    { id: 'template.use', label: t('template.use'), keys: 'n', allowed: isWhole && retiredAt === null, run: use },
    { id: 'template.copy', label: t('template.copy'), run: copy },
    { id: 'template.difference', label: t('template.whatDiffers'), keys: 'd', run: () => setComparing(true) },
    { id: 'template.retire', label: t('template.retire'), allowed: canEdit, run: () => void acts.retire(template) },
  ]);
  return (
    <>
      {canEdit ? <DocumentSaving /> : null}
      <Button keys="d" onClick={() => setComparing(true)}>{t('template.whatDiffers')}</Button>
      <TemplateDifference template={template} open={comparing} onClose={() => setComparing(false)} />
      <Button onClick={copy}>{t('template.copy')}</Button>
      {retiredAt === null ? (canEdit ? <Button onClick={() => void acts.retire(template)}>{t('template.retire')}</Button> : null) : <Button kind="main" onClick={() => void acts.restore(template)}>{t('template.restore')}</Button>}
      {isWhole && retiredAt === null ? <Button kind="main" keys="n" onClick={use}>{t('template.use')}</Button> : null}
    </>
  );
}

function PanelFoot({ template }: { template: TemplateView }) {
  const { state: { content } } = useOpenDocument();
  return <><CountryNotes content={content} />{template.canEdit ? <TemplateFields template={template} /> : null}<SharingPart template={template} /></>;
}

/** Who uses and edits it, in a line, with the way to change it. */
function SharingPart({ template }: { template: TemplateView }) {
  const t = usePhrases();
  const [open, setOpen] = useState(false);
  const { sharing: { useBy, editBy }, canShare } = template;
  useCommands([{ id: 'template.share', label: t('template.share'), allowed: canShare, run: () => setOpen(true) }]);
  return (
    <section className="tp-fields">
      <div className="ui-frame__head"><h3>{t('template.shared')}</h3></div>
      <p className="meta-2">{t(useBy === 'all' ? 'template.usedByAll' : 'template.usedBySome')} {t(editBy === 'leaders' ? 'template.editedByLeaders' : 'template.editedBySome')}</p>
      {canShare ? <Button kind="text" small onClick={() => setOpen(true)}>{t('template.share')}</Button> : null}
      {open ? <Suspense fallback={null}><SharingDialog template={template} onClose={() => setOpen(false)} /></Suspense> : null}
    </section>
  );
}

/** What the library calls the template; it saves itself. */
function TemplateFields({ template }: { template: TemplateView }) {
  const t = usePhrases();
  const [start] = useState(() => ({ name: template.name, description: template.description }));
  const { values, set, saving, conflicts, settle } = useAutosave(start, (patch) => api.template.update({ id: template.id, ...patch }), [['template', template.id], ['templates']]);
  return (
    <section className="tp-fields">
      <div className="ui-frame__head"><h3>{t('template.inLibrary')}</h3><SaveState saving={saving} /></div>
      {conflicts.map(({ field, yours, theirs, before }) => <ConflictField key={field} label={field} who={t('document.somebody')} time={new Intl.DateTimeFormat(intlTag(t.locale), { hour: '2-digit', minute: '2-digit' }).format(new Date())} yours={String(yours)} theirs={String(theirs)} before={String(before)} onKeepYours={() => settle(field, 'yours')} onTakeTheirs={() => settle(field, 'theirs')} />)}
      <Field label={t('template.name')} value={values.name} onChange={(name) => set({ name })} error={values.name.trim() === '' ? t('template.nameMissing') : undefined} />
      <Field label={t('template.description')} value={values.description} onChange={(description) => set({ description })} />
      {template.scope === 'clause' ? null : <p className="meta">{t('template.usedIn', { count: template.uses })}</p>}
    </section>
  );
}
