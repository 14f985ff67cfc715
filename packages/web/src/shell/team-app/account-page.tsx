import { DeviceKeys } from '../../signing/team/device-keys.tsx';
import { AccountSettings } from '../../workspace/team/account-settings.tsx';

/** What belongs to a person, with the devices that sign for them. */
export function AccountPage() {
  return <AccountSettings devices={<DeviceKeys />} />;
}
