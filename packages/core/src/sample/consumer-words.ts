import type { Locale } from '../kernel/locale.ts';
import type { SampleClient } from './sample-story.ts';

/** A consumer who had coaching agreed and went back on it within the days that the law gives. */
export type SampleConsumer = { readonly client: SampleClient; readonly name: string; readonly goal: string };

const ZOFIA: SampleClient = { kind: 'person', isConsumer: true, name: 'Zofia Mróz', legalName: 'Zofia Mróz', registration: '', address: 'ul. Cicha 4, 20-023 Lublin', lifecycle: 'former', nextStep: '', nextStepInDays: null, person: { name: 'Zofia Mróz', email: 'zofia@mroz.example', roleTitle: '' } };

export const SAMPLE_CONSUMER: Readonly<Record<Locale, SampleConsumer>> = {
  en: { client: ZOFIA, name: 'Back to work after a break', goal: 'Zofia returns to work after parental leave with a clear plan for the first three months' },
  pl: { client: ZOFIA, name: 'Powrót do pracy po przerwie', goal: 'Zofia wraca do pracy po urlopie wychowawczym z jasnym planem na pierwsze trzy miesiące' },
  ru: {
    client: { ...ZOFIA, name: 'Зоя Морозова', legalName: 'Морозова Зоя Павловна', address: 'ул. Тихая, 4, Калуга', person: { name: 'Зоя Морозова', email: 'zoya@morozova.example', roleTitle: '' } },
    name: 'Возвращение к работе после перерыва', goal: 'Зоя возвращается на работу после отпуска по уходу за ребёнком с ясным планом на первые три месяца',
  },
};
