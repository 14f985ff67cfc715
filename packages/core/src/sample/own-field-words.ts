import type { InteractionKind } from '../kernel/interaction-kind.ts';
import type { FieldOption, Labels } from '../record/record-fields.ts';

/** A choice that the sample's firm asks of its engagements or talks, in all three languages. */
export type SampledField = { readonly key: string; readonly kind: 'engagement' | 'interaction'; readonly labels: Labels; readonly options: readonly FieldOption[]; readonly kinds?: readonly InteractionKind[] };

/** How the work with a client is done, and where one met: what the firm looks back on at the end of a year. */
export const OWN_FIELDS: readonly SampledField[] = [
  {
    key: 'way_of_working', kind: 'engagement', labels: { en: 'Way of working', pl: 'Forma pracy', ru: 'Формат работы' },
    options: [
      { key: 'online', labels: { en: 'Online', pl: 'Online', ru: 'Онлайн' } },
      { key: 'both', labels: { en: 'Online and on site', pl: 'Online i na miejscu', ru: 'Онлайн и очно' } },
      { key: 'on_site', labels: { en: 'On site', pl: 'Na miejscu', ru: 'Очно' } },
    ],
  },
  {
    key: 'place', kind: 'interaction', labels: { en: 'Where', pl: 'Gdzie', ru: 'Где' }, kinds: ['meeting'],
    options: [
      { key: 'at_client', labels: { en: 'At the client’s', pl: 'U klienta', ru: 'У клиента' } },
      { key: 'at_ours', labels: { en: 'At our office', pl: 'W naszym biurze', ru: 'В нашем офисе' } },
      { key: 'video', labels: { en: 'Video call', pl: 'Wideorozmowa', ru: 'Видеозвонок' } },
    ],
  },
];
