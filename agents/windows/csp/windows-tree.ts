import { TreeSchema } from '../../omadm/tree-schema.js';
import { dmClientCsp } from './dm-client-csp.js';
import { policyCsp } from './policy-csp.js';
import { rebootCsp, remoteWipeCsp } from './remote-actions.js';
import { devDetail, devInfo } from './standard-objects.js';

/** The management tree of a simulated PC. */
export const windowsTree = new TreeSchema([devInfo, devDetail, dmClientCsp, policyCsp, rebootCsp, remoteWipeCsp]);
