import { Alert, Status, SyncHdr, type SyncMl } from '../syncml/messages.js';

/** One message with every kind of element that DM has, characters beyond ASCII and a text that looks like markup. */
export const everyElement: SyncMl = {
  header: SyncHdr.create({
    sessionId: '1A',
    msgId: 3,
    target: 'https://mdm.example.test/omadm',
    source: 'device-1',
    cred: { meta: { format: 'b64', type: 'syncml:auth-md5' }, data: 'Zm9v' },
    meta: { maxMsgSize: 65_536, maxObjSize: 1_048_576 },
  }),
  body: [
    Status.create({
      cmdId: '1',
      msgRef: 2,
      cmdRef: '0',
      cmd: 'SyncHdr',
      data: '407',
      targetRefs: ['device-1'],
      chal: { meta: { format: 'b64', type: 'syncml:auth-md5', nextNonce: 'bm9uY2U=' } },
    }),
    Alert.create({ cmdId: '2', data: '1226', correlator: 'c', items: [{ meta: { type: 'a:b', mark: 'critical' } }] }),
    {
      verb: 'Atomic',
      cmdId: '3',
      commands: [
        {
          verb: 'Replace',
          cmdId: '4',
          items: [
            { target: './Device/Grüße', meta: { format: 'chr', size: 12 }, data: '<a>&amp;</a> 漢', moreData: true },
          ],
        },
      ],
    },
    { verb: 'Sequence', cmdId: '5', commands: [{ verb: 'Get', cmdId: '6', items: [{ target: './DevInfo/Man' }] }] },
    { verb: 'Exec', cmdId: '7', items: [{ target: './Vendor/MSFT/Reboot/RebootNow', data: '' }] },
    { verb: 'Results', cmdId: '8', msgRef: 2, cmdRef: '9', items: [{ source: './DevInfo/Man', data: 'Muster' }] },
  ],
  final: true,
};
