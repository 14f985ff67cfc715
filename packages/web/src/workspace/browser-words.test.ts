import { describe, expect, it } from 'vitest';
import { browserOf } from './browser-words.ts';

describe('a login', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', { browser: 'Firefox', system: 'Windows' }],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', { browser: 'Edge', system: 'Windows' }],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15', { browser: 'Safari', system: 'macOS' }],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1', { browser: 'Chrome', system: 'iPhone' }],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', { browser: 'Chrome', system: 'Android' }],
    ['curl/8.5.0', null],
    ['', null],
  ])('from "%s" is told apart', (userAgent, said) => {
    expect(browserOf(userAgent)).toEqual(said);
  });
});
