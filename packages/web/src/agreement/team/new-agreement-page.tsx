import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import './agreement.css';
import { ClientChoice, clientInput, type ChosenClient } from './client-choice.tsx';
import { useStartingPoint } from './starting-point.tsx';
import { templateInput, type ChosenTemplate } from './template-choice.tsx';

/** From nothing to a draft on one page: what it starts from, with whom, what it is called. Ctrl Enter drafts it. */
export function NewAgreementPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { clientId, clientName, template: named } = useSearch({ from: '/team/agreements/new' });
  const { template, field, missing } = useStartingPoint(named);
  const [client, setClient] = useState<ChosenClient | null>(clientId === undefined ? null : { is: 'known', id: clientId, name: clientName ?? '', contactId: null });
  const [name, setName] = useState('');
  const [shown, setShown] = useState(false);
  const keyOf = useKeyOf();
  usePageTitle(t('agreement.newTitle'));
  const chosenClient = clientInput(client);
  const start = useMutation({
    mutationFn: ({ who, from, called }: { who: NonNullable<ReturnType<typeof clientInput>>; from: ChosenTemplate; called: string }) =>
      api.agreement.start({ client: who, name: called, template: templateInput(from) }, { context: { key: keyOf(JSON.stringify([who, from, called])) } }),
    onSuccess: async ({ engagementId }) => {
      await Promise.all([['clients'], ['engagements'], ['agreements'], ['today']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      await navigate({ to: '/engagements/$id', params: { id: engagementId } });
    },
  });
  const draft = () => {
    setShown(true);
    if (template !== null && chosenClient !== null && !start.isPending) start.mutate({ who: chosenClient, from: template, called: name.trim() === '' ? template.name : name.trim() });
  };
  useCommands([{ id: 'agreement.draft', label: t('agreement.draftIt'), keys: 'mod+enter', run: draft }]);
  return (
    <>
      <PageHead title={t('agreement.newTitle')} crumb={<Breadcrumb steps={[<Link key="all" to="/engagements">{t('engagement.title')}</Link>]} />} />
      <form className="ag-new" onSubmit={(event) => { event.preventDefault(); draft(); }}>
        {start.isError ? <Banner tone="bad" title={refusalWords(t, start.error)} /> : null}
        {field}
        {shown && template === null ? <p className="ui-field__error">{t(missing)}</p> : null}
        <ClientChoice value={client} onChange={setClient} shown={shown && chosenClient === null} />
        <Field label={t('agreement.name')} optional={t('kit.optional')} hint={t('agreement.nameHint')} value={name} onChange={setName} maxLength={200} autoComplete="off" placeholder={template?.name} />
        <div className="ag-new__acts"><Button kind="main" type="submit" keys="mod+enter" busy={start.isPending ? t('agreement.drafting') : undefined}>{t('agreement.draftIt')}</Button><span className="meta">{t('agreement.draftHelp')}</span></div>
      </form>
    </>
  );
}

/** One key for one intention: the same form sent twice is done once, a mended form is a new intention. */
function useKeyOf(): (intention: string) => string {
  const last = useRef({ intention: '', key: '' });
  return (intention) => {
    if (last.current.intention !== intention) last.current = { intention, key: freshId() };
    return last.current.key;
  };
}
