import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProductView } from '@entente/contract/deal/product.contract';
import { moneyWords } from '../../record/cell-words.ts';
import { api } from '../../shell/team-app/api.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { currencyNames } from '../../workspace/place-names.ts';
import { usePipelineAct } from './pipeline-acts.ts';

const PAGE = 50;

/** What is sold, with its usual price; lines of deals begin with it and keep the price they were made with. */
export function ProductList({ mayChange }: { mayChange: boolean }) {
  const t = usePhrases();
  const act = usePipelineAct();
  const [open, setOpen] = useState<ProductView | 'new' | null>(null);
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['products', 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.product.list({ show: 'all', limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const retire = ({ id, name }: ProductView) => void act(() => api.product.retire({ id }), { words: t('pipeline.retired', { name }), undo: () => api.product.restore({ id }) });
  return (
    <section id="products" className="ws-setting">
      <SectionRule aside={mayChange ? <Button small onClick={() => setOpen('new')}>{t('pipeline.addProduct')}</Button> : undefined}>{t('pipeline.products')}</SectionRule>
      <p className="meta-2 ps-foot">{t('pipeline.productsHelp')}</p>
      <ul className="ws-people" data-plain="">
        {rows.map((product) => (
          <li key={product.id} className={product.retiredAt === null ? undefined : 'ws-gone'}>
            <div className="ws-people__who"><span className="strong">{product.name}</span><span className="meta">{[product.code, product.unitPrice === null ? '' : moneyWords(t, product.unitPrice, product.currency)].filter((part) => part !== '').join(' · ')}</span></div>
            {mayChange ? (
              <div className="ws-acts">
                <Button kind="text" small aria-label={`${t('pipeline.change')}: ${product.name}`} onClick={() => setOpen(product)}>{t('pipeline.change')}</Button>
                {product.retiredAt === null ? <Button kind="text" small aria-label={`${t('pipeline.retire')}: ${product.name}`} onClick={() => retire(product)}>{t('pipeline.retire')}</Button> : <Button kind="text" small aria-label={`${t('pipeline.restore')}: ${product.name}`} onClick={() => void act(() => api.product.restore({ id: product.id }))}>{t('pipeline.restore')}</Button>}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {hasNextPage ? <div className="ps-foot"><Button small onClick={() => void fetchNextPage()}>{t('client.showMore')}</Button></div> : null}
      {open === null ? null : <ProductDialog product={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function ProductDialog({ product, onClose }: { product: ProductView | null; onClose: () => void }) {
  const t = usePhrases();
  const act = usePipelineAct();
  const { workspace } = useAtWork();
  const [draft, setDraft] = useState({ name: product?.name ?? '', code: product?.code ?? '' });
  const [price, setPrice] = useState<{ minor: number | null; currency: string }>({ minor: product?.unitPrice ?? null, currency: product?.currency ?? workspace.currency });
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (draft.name.trim() === '') return;
    const fields = { ...draft, unitPrice: price.minor, currency: price.currency };
    if (await act(() => (product === null ? api.product.create(fields) : api.product.update({ id: product.id, set: fields, before: { name: product.name, code: product.code, unitPrice: product.unitPrice, currency: product.currency } })))) onClose();
  };
  const currencies = [workspace.currency, ...currencyNames(t.locale).map(({ value }) => value).filter((code) => code !== workspace.currency).sort()];
  return (
    <Dialog open onClose={onClose} title={t(product === null ? 'pipeline.addProduct' : 'pipeline.changeProduct')} act={<Button kind="main" onClick={() => void save()}>{t('pipeline.save')}</Button>}>
      <form className="ps-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field label={t('pipeline.name')} value={draft.name} maxLength={200} autoComplete="off" onChange={(name) => setDraft({ ...draft, name })} error={tried && draft.name.trim() === '' ? t('pipeline.nameMissing') : undefined} />
        <Field label={t('pipeline.code')} optional={t('kit.optional')} value={draft.code} maxLength={60} autoComplete="off" onChange={(code) => setDraft({ ...draft, code })} />
        <MoneyField label={t('pipeline.price')} optional={t('kit.optional')} value={price} currencies={currencies} locale={intlTag(t.locale)} onChange={setPrice} notAnAmount={t('kit.notAnAmount')} currencyLabel={t('kit.currency')} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
