/** One row of the list by which PCs are registered (Learn, "Manually register devices with Windows Autopilot"). */
export interface RegistrationRow {
  /** In the file, from 1; the heading is line 1. */
  readonly line: number;
  readonly serial: string;
  readonly productId: string;
  readonly hardwareHash: string;
  readonly groupTag?: string;
  readonly assignedUser?: string;
}

/** Columns in their order; the last two may be absent. */
export const registrationColumns = [
  'Device Serial Number',
  'Windows Product ID',
  'Hardware Hash',
  'Group Tag',
  'Assigned User',
] as const;

export function writeRegistrations(rows: readonly Omit<RegistrationRow, 'line'>[]): string {
  const lines = rows.map(({ serial, productId, hardwareHash, groupTag = '', assignedUser = '' }) =>
    [serial, productId, hardwareHash, groupTag, assignedUser].join(','),
  );
  return `${[registrationColumns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Rows of a list; cells that are empty or absent are empty texts in the first three columns. */
export function readRegistrations(text: string): readonly RegistrationRow[] {
  const lines = text.split(/\r?\n/).map((content, index) => ({ content, line: index + 1 }));
  const rows = lines.filter(({ content, line }) => content.trim() !== '' && !(line === 1 && isHeading(content)));
  return rows.map(({ content, line }) => {
    const [serial = '', productId = '', hardwareHash = '', groupTag = '', assignedUser = ''] = content
      .split(',')
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return {
      line,
      serial,
      productId,
      hardwareHash,
      ...(groupTag && { groupTag }),
      ...(assignedUser && { assignedUser }),
    };
  });
}

const isHeading = (content: string): boolean => content.toLowerCase().startsWith('device serial number');
