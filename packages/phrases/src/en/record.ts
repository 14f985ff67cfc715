/** Words about records of every kind. */
export const record = {
  yes: 'yes',
  no: 'no',
} as const;
