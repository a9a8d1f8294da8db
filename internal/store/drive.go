package store

import (
	"errors"
	"fmt"
)

// ErrNetworkDrive is the cause where a store lies on a network drive: its locks and its write-ahead log need a disk of this machine.
var ErrNetworkDrive = errors.New("on a network drive")

// drives are the file systems of other machines by the numbers of statfs(2).
var drives = map[int64]string{
	0x6969: "NFS", 0x517b: "SMB", 0xfe534d42: "SMB", 0xff534d42: "CIFS", 0x5346414f: "AFS", 0x6b414653: "AFS", 0x00c36400: "Ceph", 0x01021997: "9P",
	0x0bd00bd0: "Lustre", 0x013111a8: "IBRIX", 0x7461636f: "OCFS2", 0x01161970: "GFS2", 0x73757245: "Coda", 0x564c: "NCP",
}

// fuse is 0x65735546: behind it may be a disk of this machine (an encrypted folder) or another machine (sshfs).
const fuse = 0x65735546

func refuseDrive(file string) error {
	kind, err := driveOf(file)
	if err != nil {
		return err
	}
	if name, ok := drives[kind]; ok {
		return fmt.Errorf("it lies %w (%s), where two programs can damage it: move the campaign folder to a disk of this machine", ErrNetworkDrive, name)
	}
	return nil
}

// PerhapsNetworkDrive tells whether a folder's disk may be another machine's without our knowing.
func PerhapsNetworkDrive(folder string) bool {
	kind, err := driveOf(folder)
	return err == nil && kind == fuse
}
