/** How values are written, for code that browsers load without the schema library; values.ts guards what comes in. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const CURRENCY_CODE = /^[A-Z]{3}$/;

/** Whether a text is a calendar day that there is: "2028-02-29", not "2027-02-29". The same texts as `Day` takes. */
export function isWrittenDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  const date = Number(day);
  return date >= 1 && date <= daysIn(Number(year), Number(month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a text is written as a currency's code is; `KnownCurrency` asks whether there is one. */
export function isCurrencyCode(text: string): boolean {
  return CURRENCY_CODE.test(text);
}
