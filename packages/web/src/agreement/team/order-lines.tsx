import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { OrdersView } from '@entente/contract/agreement/order-views';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Banner } from '../../ui/banner.tsx';
import { bindWords } from '../../ui/bind-words.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import '../../ui/frame-list.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { standingWords } from '../standing-words.ts';
import { dayWords } from '../when.ts';
import { OrderDialog } from './order-dialog.tsx';
import { WholeNumbers } from '../../ui/whole-numbers.tsx';

/** The orders under an agreement with the way to the next one, or what the agreement is an order under. */
export function OrderLines({ agreement, orders: { under, takesOrders, orders } }: { agreement: AgreementView; orders: OrdersView }) {
  const t = usePhrases();
  const [asks, setAsks] = useState(false);
  const { state, revokedAt } = agreement.standing;
  const may = takesOrders && state === 'sealed' && revokedAt === null;
  useCommands([{ id: 'agreement.order', label: t('order.start'), allowed: may, run: () => setAsks(true) }]);
  if (under !== null) return <Under under={under} />;
  if (!may && orders.length === 0) return null;
  return (
    <section className="ag-section" aria-label={t('order.section')}>
      <div className="ui-frame__head"><h3>{t('order.section')}</h3></div>
      {orders.length === 0 ? <p className="meta-2">{t('order.none')}</p> : <Orders orders={orders} />}
      {may ? <div className="ag-section__acts"><Button kind="text" small onClick={() => setAsks(true)}>{t('order.start')}</Button></div> : null}
      {asks ? <OrderDialog agreement={agreement} count={orders.length} onClose={() => setAsks(false)} /> : null}
    </section>
  );
}

/** Each order a press away. */
function Orders({ orders }: Pick<OrdersView, 'orders'>) {
  const t = usePhrases();
  const navigate = useNavigate();
  return (
    <ul className="ag-lines">
      {orders.map(({ id, number, title, engagementId, state, since, revokedAt }) => (
        <li key={id}><span><Button kind="text" small onClick={() => void navigate({ to: '/engagements/$id', params: { id: engagementId }, search: { agreement: id } })}><WholeNumbers>{`${number} · ${title}`}</WholeNumbers></Button><span className="meta ag-lines__meta">{standingWords(t, { state, since, currentVersion: null, takeBackUntil: null, revokedAt, nextActs: [] }).words}</span></span></li>
      ))}
    </ul>
  );
}

/** Which agreement this one is an order under, by the text that it names. */
function Under({ under }: { under: NonNullable<OrdersView['under']> }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const { number, title, inForceOn, sha256, standing, open } = under;
  return (
    <section className="ag-section" aria-label={t('order.sectionOne')}>
      <div className="ui-frame__head"><h3>{t('order.sectionOne')}</h3></div>
      <p><WholeNumbers>{bindWords(t('order.under', { number, title, day: dayWords(t.locale, `${inForceOn}T12:00:00`) }))}</WholeNumbers></p>
      <Facts facts={[{ term: 'SHA-256', value: <code className="ag-hash ag-hash--whole">{sha256}</code> }]} />
      {standing === 'old' ? <Banner tone="warn" title={t('order.isOld')} /> : null}
      {standing === 'not_in_force' ? <Banner tone="bad" title={t('order.notInForce')} /> : null}
      {open === null ? null : <div className="ag-section__acts"><Button kind="text" small onClick={() => void navigate({ to: '/engagements/$id', params: { id: open.engagementId }, search: { agreement: open.agreementId } })}>{t('order.open')}</Button></div>}
    </section>
  );
}
