import type { NodeFormat } from './csp.js';

const patterns: Partial<Record<NodeFormat, RegExp>> = {
  int: /^\s*-?\d{1,10}\s*$/,
  bool: /^\s*(true|false)\s*$/i,
  b64: /^[A-Za-z\d+/\s]*={0,2}\s*$/,
  float: /^\s*-?\d+(\.\d+)?([eE][-+]?\d+)?\s*$/,
  null: /^\s*$/,
};

/** Whether text can be a value of a format (OMA-TS-DM_TND-V1_2, property Format); formats without a rule take any text. */
export const isOfFormat = (format: NodeFormat, data: string): boolean => patterns[format]?.test(data) ?? true;
