import { COACHING_AGREEMENT_RU } from './coaching-agreement.ru.ts';
import { SPONSORED_COACHING_RU_SECTIONS } from './sponsored-coaching.ru.clauses.ts';
import type { TemplateSource } from './template-source.ts';

const { variables } = COACHING_AGREEMENT_RU;

export const SPONSORED_COACHING_RU: TemplateSource = {
  ...COACHING_AGREEMENT_RU,
  kind: 'sponsored_coaching',
  title: 'Договор о коучинге с заказчиком',
  description: 'Для коучинга, который оплачивает компания: о чём договариваются трое, что узнаёт заказчик и что остаётся между коучем и клиентом.',
  parties: [
    { side: 'provider', kind: 'person', calledAs: 'Коуч' },
    { side: 'client', kind: 'organisation', calledAs: 'Заказчик' },
    { side: 'client', kind: 'person', calledAs: 'Клиент' },
  ],
  variables: [...variables.slice(0, 2), { key: 'coachee_contact', label: 'Как связаться с Клиентом (почта, телефон)', type: 'text' }, { key: 'sponsor_contact', label: 'Кто говорит от имени Заказчика (имя и фамилия, почта)', type: 'text' }, ...variables.slice(3)],
  sections: SPONSORED_COACHING_RU_SECTIONS,
  phases: [
    { name: 'Разговор троих в начале', description: 'Коуч, Клиент и Заказчик договариваются о цели и о том, как будет видна перемена.', startsOn: null, endsOn: null },
    { name: 'Середина пути', description: 'Коуч и Клиент смотрят, что изменилось; цель меняют только все трое.', startsOn: null, endsOn: null },
    { name: 'Разговор троих в конце', description: 'Клиент говорит, что получилось и какая поддержка ещё поможет.', startsOn: null, endsOn: null },
  ],
  results: [
    { level: 'result', text: 'Цель достигнута или стала заметно ближе', measure: 'оценка Клиента и руководителя от 1 до 10', baseline: 'оценка в первом разговоре троих', target: 'на два балла выше', measuredOn: null },
    ...COACHING_AGREEMENT_RU.results.slice(1),
  ],
  billingItems: [
    { label: 'Первая половина', amountMinor: 5_600_000, trigger: 'on_signing', deliverable: null, dueOn: null, paymentDays: 14 },
    { label: 'Вторая половина', amountMinor: 5_600_000, trigger: 'on_completion', deliverable: null, dueOn: null, paymentDays: 14 },
  ],
  clientInputs: [
    ...COACHING_AGREEMENT_RU.clientInputs,
    { text: 'Чего ждёт Заказчик, простыми словами', form: 'полстраницы, с которой знаком Клиент', dueOn: null, owner: 'Заказчик', phase: 0 },
  ],
};
