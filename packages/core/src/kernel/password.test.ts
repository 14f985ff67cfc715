import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePassword, PASSWORD_LENGTH } from './password.ts';

const words = ['Ola Lipska', 'ola@lipka.example', 'Studio Lipka'];
const verdict = (password: string): string => {
  const judged = judgePassword(password, words);
  return judged.ok ? 'granted' : judged.refusal.code;
};

describe('a password', () => {
  it.each(['a lamp on the quiet desk', 'siedem zielonych czajników', 'семь зелёных чайников', '🦊🦊🪵 lisek w lesie', 'Tr0ub4dor&3xyz', 'x7#kQ9!vLp2$'])('may be "%s"', (password) => {
    expect(verdict(password)).toBe('granted');
  });

  it.each(['password123', 'P@ssw0rd2026!', 'qwertyuiop', 'Qwerty123456', '1234567890', '0987654321', 'aaaaaaaaaaaa', 'abcabcabcabc', 'haslo12345!', 'polskapolska', 'пароль12345', 'йцукенгшщзх', 'zaq12wsxcde', '2026-2026-2026', 'letmein!!!!!', 'iloveyou2026'])('may not be "%s": tried first', (password) => {
    expect(verdict(password)).toBe('password-is-too-common');
  });

  it.each(['OlaLipska2026', 'studiolipka!1', 'Entente-Lipka', 'lipska.lipka.7', 'ola@lipka.example'])('may not be "%s": easy to guess about Ola', (password) => {
    expect(verdict(password)).toBe('password-is-easy-to-guess');
  });

  it('is counted in characters, not in bytes', () => {
    expect(verdict('🦊🐻🐼🐨🐯🦁🐮🐷🐸')).toBe('password-too-short');
    expect(judgePassword('krótkie', words)).toMatchObject({ refusal: { code: 'password-too-short', detail: { count: 3 } } });
    expect(verdict(`${'🦊🐻🐼🐨'.repeat(32)}`)).toBe('granted');
    expect(verdict(`${'🦊🐻🐼🐨'.repeat(32)}x`)).toBe('password-too-long');
  });

  it('is one password however its accents are written', () => {
    const [composed, split] = ['zażółć gęślą jaźń', 'zażółć gęślą jaźń'].map((text, at) => text.normalize(at === 0 ? 'NFC' : 'NFD'));
    expect(judgePassword(composed ?? '', words)).toEqual(judgePassword(split ?? '', words));
  });

  it.each(['nul inside\u0000 the text', 'half a fox \uD83E'])('may not hold what cannot be hashed faithfully', (password) => {
    expect(verdict(password)).toBe('password-has-forbidden-characters');
  });

  it('keeps its spaces at the ends', () => {
    expect(judgePassword('  lamp on a desk  ', words)).toMatchObject({ value: '  lamp on a desk  ' });
  });

  it('is judged without throwing, and never granted outside the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (password) => {
        const judged = judgePassword(password, words);
        if (judged.ok) expect([...judged.value].length).toBeGreaterThanOrEqual(PASSWORD_LENGTH.least);
      }),
    );
  });

  it('is judged soon, even when somebody means it badly', () => {
    // Judged character by character against all before it, each would take longer than a test may.
    for (const password of ['a'.repeat(2_000_000), 'ab'.repeat(1_000_000), 'entente'.repeat(300_000)]) expect(judgePassword(password, words).ok).toBe(false);
  });
});
