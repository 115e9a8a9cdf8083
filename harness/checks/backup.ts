import { type Check, finding } from './check.js';

/** Whether the device holds what its holder put on a device. */
export const holds: Check<{ readonly item: string; readonly present: boolean }> = async (
  { device },
  { item, present },
  requirements,
) => {
  const content = (device?.state.content ?? []) as readonly string[];
  if (content.includes(item) === present) return [];
  return [finding(requirements, `${present ? '' : 'no '}${item} on the device`, content.join(', ') || 'nothing')];
};

/** How often the device said that it wants to be managed. */
export const authenticated: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const count = (device?.exchanges ?? []).filter(({ step }) => step === 'Authenticate').length;
  return count === times ? [] : [finding(requirements, `Authenticate ${times} time(s)`, `${count} time(s)`)];
};

/** Whether there is a server that the device answers to. */
export const answersToServer: Check<{ readonly managed: boolean }> = async ({ device }, { managed }, requirements) => {
  const found = device?.state.mdm !== undefined;
  if (found === managed) return [];
  return [
    finding(requirements, managed ? 'a managed device' : 'a device that nobody manages', found ? 'managed' : 'not'),
  ];
};

/** The server wants to hear no more of the device: its last message was refused. */
export const lastMessageRefused: Check<object> = async ({ device }, _args, requirements) => {
  const { step, response } = device?.exchanges.findLast(({ request }) => request.method === 'PUT') ?? {};
  if ((response?.status ?? 0) >= 400) return [];
  return [
    finding(requirements, `${step ?? 'a message'} is refused`, `it was answered ${response?.status ?? 'not at all'}`),
  ];
};

/** How the device explained that the enrollment came to nothing. */
export const refusedWithCode: Check<{ readonly code: string }> = async ({ device }, { code }, requirements) => {
  const outcome = device?.outcome;
  const received = outcome?.kind === 'refused' ? outcome.refusal.code : (outcome?.kind ?? 'no attempt');
  return received === code ? [] : [finding(requirements, `a refusal with ${code}`, received)];
};

/** Whether a pane was shown before the device was online, and so before anybody could hide it. */
export const shownBeforeNetwork: Check<{ readonly pane: string }> = async ({ device }, { pane }, requirements) => {
  const { before = [] } = (device?.state.setup ?? {}) as { readonly before?: readonly string[] };
  const [at, network] = [before.indexOf(pane), before.indexOf('Wi-Fi')];
  if (at >= 0 && at < network) return [];
  return [finding(requirements, `${pane} before the network`, before.join(', ') || 'no pane')];
};
