/** UserID of every user of a Shared iPad: it says that nobody proves himself to the server (apple/device-management, mdm/checkin/tokenupdate.yaml). */
export const sharedIpadUserId = 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF';

/** On which channels of a Shared iPad a payload or command is taken (apple/device-management, supportedOS.iOS.sharedipad). */
export type SharedIpadChannel = 'device' | 'user' | 'both';
