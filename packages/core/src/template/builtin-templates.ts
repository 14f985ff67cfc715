import type { Locale } from '../kernel/locale.ts';
import { CONSULTING_AGREEMENT_EN } from './consulting-agreement.en.ts';
import { CONSULTING_AGREEMENT_PL } from './consulting-agreement.pl.ts';
import { CONSULTING_AGREEMENT_RU } from './consulting-agreement.ru.ts';
import { COACHING_AGREEMENT_EN } from './coaching-agreement.en.ts';
import { COACHING_AGREEMENT_PL } from './coaching-agreement.pl.ts';
import { COACHING_AGREEMENT_RU } from './coaching-agreement.ru.ts';
import { SPONSORED_COACHING_EN } from './sponsored-coaching.en.ts';
import { SPONSORED_COACHING_PL } from './sponsored-coaching.pl.ts';
import { SPONSORED_COACHING_RU } from './sponsored-coaching.ru.ts';
import { ELEARNING_AGREEMENT_EN } from './elearning-agreement.en.ts';
import { ELEARNING_AGREEMENT_PL } from './elearning-agreement.pl.ts';
import { ELEARNING_AGREEMENT_RU } from './elearning-agreement.ru.ts';
import { MENTORING_AGREEMENT_EN } from './mentoring-agreement.en.ts';
import { MENTORING_AGREEMENT_PL } from './mentoring-agreement.pl.ts';
import { MENTORING_AGREEMENT_RU } from './mentoring-agreement.ru.ts';
import { PR_RETAINER_EN } from './pr-retainer.en.ts';
import { PR_RETAINER_PL } from './pr-retainer.pl.ts';
import { PR_RETAINER_RU } from './pr-retainer.ru.ts';
import { SERVICE_AGREEMENT_EN } from './service-agreement.en.ts';
import { SERVICE_AGREEMENT_PL } from './service-agreement.pl.ts';
import { SERVICE_AGREEMENT_RU } from './service-agreement.ru.ts';
import type { TemplateKind, TemplateSource } from './template-source.ts';
import { typesetSource } from './typeset.ts';

/** The templates the product brings: every kind in every language, typeset and ready for `contentFromSource`. */
export const BUILTIN_TEMPLATES: readonly TemplateSource[] = [
  SERVICE_AGREEMENT_EN,
  SERVICE_AGREEMENT_PL,
  SERVICE_AGREEMENT_RU,
  ELEARNING_AGREEMENT_EN,
  ELEARNING_AGREEMENT_PL,
  ELEARNING_AGREEMENT_RU,
  PR_RETAINER_EN,
  PR_RETAINER_PL,
  PR_RETAINER_RU,
  CONSULTING_AGREEMENT_EN,
  CONSULTING_AGREEMENT_PL,
  CONSULTING_AGREEMENT_RU,
  COACHING_AGREEMENT_EN,
  COACHING_AGREEMENT_PL,
  COACHING_AGREEMENT_RU,
  SPONSORED_COACHING_EN,
  SPONSORED_COACHING_PL,
  SPONSORED_COACHING_RU,
  MENTORING_AGREEMENT_EN,
  MENTORING_AGREEMENT_PL,
  MENTORING_AGREEMENT_RU,
].map(typesetSource);

/** The built-in template of a kind in a language. */
export function builtinTemplate(kind: TemplateKind, locale: Locale): TemplateSource {
  const found = BUILTIN_TEMPLATES.find((template) => template.kind === kind && template.locale === locale);
  if (found === undefined) throw new Error(`No built-in template ${kind} in ${locale}`);
  return found;
}
