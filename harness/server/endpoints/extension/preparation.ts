import {
  agentPaths,
  type DeploymentPhase,
  itemStatuses,
  type WorkItem,
} from '../../../../protocol/device-preparation/agent-contract.js';
import {
  keepPreparation,
  type Preparation,
  preparationOf,
  withStatus,
  workOf,
} from '../../domain/device-preparation/deployment.js';
import { phaseReached } from '../../domain/device-preparation/deployment-rules.js';
import type { DeviceState, TenantState } from '../../domain/state.js';
import type { EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';

/** Where the extension of a PC that is being prepared asks for its work and tells its results; nobody has signed in there. */
export const preparationPath = '/extension/preparation';

export const preparationRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${preparationPath}${agentPaths.work}`,
    handler: (request) => ofDeployment(request, giveWork),
  },
  {
    method: 'POST',
    path: `${preparationPath}${agentPaths.results}`,
    handler: (request) => ofDeployment(request, takeResult),
  },
];

interface Prepared {
  readonly device: DeviceState;
  readonly preparation: Preparation;
}

type Turn = (request: EndpointRequest, prepared: Prepared, form: URLSearchParams) => EndpointResponse;

function ofDeployment(request: EndpointRequest, turn: Turn): EndpointResponse {
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const found = findDeployment(request.tenant.state, form.get('deployment') ?? '');
  return found === undefined ? json(404, { error: 'unknown_deployment' }) : turn(request, found, form);
}

function findDeployment({ devices }: TenantState, deployment: string): Prepared | undefined {
  for (const device of devices.values()) {
    const preparation = preparationOf(device);
    if (preparation?.deployment === deployment) return { device, preparation };
  }
  return undefined;
}

const giveWork: Turn = (_request, { preparation }) => json(200, { ...workOf(preparation) });

const phaseOf = ({ kind }: Pick<WorkItem, 'kind'>): DeploymentPhase =>
  kind === 'script' ? 'Script installation' : 'App installation';

const takeResult: Turn = ({ tenant }, { device, preparation }, form) => {
  const kind = form.get('kind') === 'script' ? 'script' : 'app';
  const status = itemStatuses.find((one) => one === form.get('status'));
  if (status === undefined) return json(400, { error: 'unknown_status' });
  const told = withStatus(preparation, { kind, name: form.get('name') ?? '' }, status);
  const reported = [preparation.phase, phaseOf({ kind })];
  keepPreparation(device, { ...told, phase: phaseReached(tenant.context(), reported) });
  return json(200, {});
};

const json = (status: number, body: object): EndpointResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
