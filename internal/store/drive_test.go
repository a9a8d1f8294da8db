package store

import "testing"

func TestDisksOfThisMachineAreTaken(t *testing.T) {
	t.Parallel()
	if err := refuseDrive(t.TempDir()); err != nil {
		t.Error(err)
	}
	for name, kind := range map[string]int64{"ext4": 0xef53, "xfs": 0x58465342, "btrfs": 0x9123683e, "tmpfs": 0x01021994, "overlayfs": 0x794c7630, "zfs": 0x2fc12fc1} {
		if found, ok := drives[kind]; ok {
			t.Errorf("%s is taken for %s", name, found)
		}
	}
}
