import { alertTypes } from '../../protocol/syncml/alerts.table.js';
import { Alert } from '../../protocol/syncml/messages.js';

type UnnumberedAlert = Omit<Alert, 'cmdId'>;

/** Who is signed in at the device: a client event of package 1 (MS-MDM §2.2.7.2). */
export const loginStatusAlert = (status: 'user' | 'others' | 'none'): UnnumberedAlert =>
  Alert.create({
    cmdId: '',
    data: '1224',
    items: [{ meta: { type: alertTypes.loginStatus }, data: status }],
  });

/** The device leaves management, because its user or its server said so (MS-MDM §2.2.7.2). */
export const unenrollmentAlert: UnnumberedAlert = Alert.create({
  cmdId: '',
  data: '1226',
  items: [{ meta: { format: 'int', type: alertTypes.unenrollment }, data: '1' }],
});
