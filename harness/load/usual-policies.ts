/** Policies that a server of load's own assigns to every PC without being told; one Replace each. */
export const usualPolicies = 30;
