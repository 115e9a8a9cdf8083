import { type Check, finding } from './check.js';

/** ADD-003, ADD-009: nobody was asked for a user name and password while the device enrolled. */
export const nobodySignedIn: Check<object> = async ({ device }, _args, requirements) => {
  const asked = (device?.exchanges ?? []).filter(({ request }) =>
    Buffer.from(request.body).toString('utf8').includes('password='),
  );
  return asked.length === 0
    ? []
    : [finding(requirements, 'an enrollment without a sign-in', asked.map(({ step }) => step).join(', '))];
};

/** The method by which the administrator sees the device managed. */
export const recordedMethod: Check<{ readonly method: string }> = async (
  { admin, device },
  { method },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  return view?.method === method ? [] : [finding(requirements, `a device by ${method}`, view?.method ?? 'no record')];
};

/** ADD-002: whom an app takes to be signed in. */
export const appKnows: Check<{ readonly app: string; readonly user: string }> = async (
  { device },
  { app, user },
  requirements,
) => {
  const { [app]: received = 'nobody' } = (device?.state.signedIn ?? {}) as Readonly<Record<string, string>>;
  return received === user ? [] : [finding(requirements, `${app} with ${user}`, received)];
};

/** MGP-006: the app that the device shows as its home screen. */
export const homeScreenIs: Check<{ readonly app: string }> = async ({ device }, { app }, requirements) => {
  const received = String(device?.state.launcher ?? 'none');
  return received === app ? [] : [finding(requirements, `the home screen ${app}`, received)];
};
