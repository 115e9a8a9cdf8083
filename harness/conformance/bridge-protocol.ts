/** How the coordinator tells a worker the step files: cucumber imports support code before it knows the world parameters. */
export const stepFilesVariable = 'MUSTER_STEP_FILES';

/** Media type of the attachment that carries a scenario's outcome from the worker to the coordinator. */
export const outcomeMediaType = 'application/vnd.muster.outcome+json';
