import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { IncomingContract } from '@entente/contract/agreement/incoming-contract';
import type { TemplateKind } from '@entente/core/template/template-source';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What a draft starts from: a built-in kind (in the client's language), a template of the workspace, or a contract that exists already. */
export type ChosenTemplate = { readonly kind: TemplateKind; readonly templateId: string | null; readonly name: string; readonly incoming?: IncomingContract };

type TemplateInput = Parameters<typeof api.agreement.start>[0]['template'];

/** The choice as the API takes it. */
export function templateInput({ kind, templateId, incoming }: ChosenTemplate): TemplateInput {
  if (incoming?.is === 'records') return { kind, records: { content: incoming.content, sha256: incoming.sha256 } };
  if (incoming !== undefined) return { kind, contract: { title: incoming.title, locale: incoming.locale, sections: incoming.sections } };
  return templateId === null ? { builtin: kind } : { templateId };
}

export type TemplateOption = { readonly id: string; readonly title: string; readonly description: string; readonly note: string; readonly template: ChosenTemplate };

/** What can be chosen: the workspace's own templates first, then what the product brings. */
export function useTemplateOptions() {
  const t = usePhrases();
  const { data, error, refetch } = useQuery({ queryKey: ['templates', { locale: t.locale }], queryFn: ({ signal }) => api.template.list({ locale: t.locale }, { signal }) });
  const options: readonly TemplateOption[] | undefined = data === undefined ? undefined : [
    ...data.templates.map(({ id, kind, name: title, description, locale }) => ({ id, title, description, note: t(`agreement.language_${locale}`), template: { kind, templateId: id, name: title } })),
    ...data.builtins.map(({ key, kind, name: title, description }) => ({ id: key, title, description, note: t('agreement.inClientLanguage'), template: { kind, templateId: null, name: title } })),
  ];
  return { options, error, refetch };
}

/** The option that the address names, by the id of a template or a built-in kind. */
export function optionNamed(options: readonly TemplateOption[] | undefined, named: string | undefined): ChosenTemplate | null {
  return options?.find(({ template }) => (template.templateId ?? template.kind) === named)?.template ?? null;
}

type ChoiceProps = {
  library: ReturnType<typeof useTemplateOptions>;
  value: ChosenTemplate | null;
  onChange: (template: ChosenTemplate) => void;
  /** A contract that exists already, as the last of the choices. */
  own: { readonly isChosen: boolean; choose(): void };
};

/** The library as a list to choose one from; arrow keys move. */
export function TemplateChoice({ library: { options, error, refetch }, value, onChange, own }: ChoiceProps) {
  const t = usePhrases();
  const name = useId();
  if (error !== null && options === undefined) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (options === undefined) return <Skeleton />;
  const isChosen = (template: ChosenTemplate) => !own.isChosen && value !== null && value.templateId === template.templateId && value.kind === template.kind;
  return (
    <fieldset className="ag-choice">
      <legend className="ui-field__label">{t('agreement.template')}</legend>
      {options.map(({ id, title, description, note, template }, index) => (
        <label key={id} data-chosen={isChosen(template) ? '' : undefined}>
          <input type="radio" name={name} checked={isChosen(template)} onChange={() => onChange(template)} autoFocus={value === null ? index === 0 : isChosen(template)} />
          <span><span className="strong">{title}</span><span className="meta-2">{description}</span></span>
          <span className="meta">{note}</span>
        </label>
      ))}
      <label data-chosen={own.isChosen ? '' : undefined}>
        <input type="radio" name={name} checked={own.isChosen} onChange={own.choose} />
        <span><span className="strong">{t('agreement.incomingOption')}</span><span className="meta-2">{t('agreement.incomingOptionHelp')}</span></span>
        <span className="meta">{t('agreement.incomingNote')}</span>
      </label>
    </fieldset>
  );
}
