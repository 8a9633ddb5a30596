import { describeTransfer, type TransferState } from "./transfer.ts";

/** Of the bar itself. Columns. */
const barColumns = 30;
/** A shorter one shows nothing. */
const leastColumns = 10;

/**
 * One line for a terminal: what goes on, a bar if it is known how much there is, and how far it is.
 * @param columns what the terminal has; the line is shorter, as the last column may begin a new line
 */
export function progressBar(title: string, state: TransferState, columns: number): string {
  const { bytes, total } = state;
  const words = describeTransfer(state);
  const room = Math.min(barColumns, columns - 1 - `${title} [] ${words}`.length);
  if (total === undefined || total === 0 || room < leastColumns)
    return `${title}: ${words}`.slice(0, Math.max(0, columns - 1));
  const filled = Math.floor((Math.min(bytes, total) * room) / total);
  return `${title} [${"#".repeat(filled)}${"-".repeat(room - filled)}] ${words}`;
}
