package postbox

import (
	"net"
	"time"
)

// perform gives a reply and does what the move wants after it. Where of is not nil the reply is the one to its final dot and is recorded.
func (d *dialogue) perform(m Move, misbehaves bool, usual string, of *Attempt) error {
	reply := usual
	if misbehaves && (m.Reply != "" || (m.Then != GoOn && m.Then != Late)) {
		reply = m.Reply
	}
	if misbehaves && m.Then == Late {
		if _, err := d.conn.Write(d.pending); err != nil {
			return err
		}
		d.pending = nil
		d.drain()
	}
	if err := d.say(reply, m, misbehaves, of); err != nil {
		return err
	}
	if !misbehaves {
		return nil
	}
	return d.close(m.Then)
}

// say writes a reply, whole with its group or in the manner of the move.
func (d *dialogue) say(reply string, m Move, misbehaves bool, of *Attempt) error {
	if of != nil {
		d.script.mu.Lock()
		of.Answer = reply
		d.script.mu.Unlock()
	}
	d.pending = append(d.pending, reply...)
	if !misbehaves || (m.Manner == Whole && m.Then == GoOn) {
		return nil
	}
	out := d.pending
	d.pending = nil
	for _, part := range m.Manner.parts(out) {
		if _, err := d.conn.Write(part); err != nil {
			return err
		}
		if m.Manner == Cut {
			time.Sleep(pause)
		}
	}
	return nil
}

// parts cuts what goes out as the manner wants.
func (m Manner) parts(out []byte) [][]byte {
	switch {
	case m == Cut && len(out) > 6:
		return [][]byte{out[:len(out)-5], out[len(out)-5:]}
	case m == Bytewise:
		parts := make([][]byte, len(out))
		for i := range out {
			parts[i] = out[i : i+1]
		}
		return parts
	}
	return [][]byte{out}
}

// close ends the connection as the move wants; nil: go on.
func (d *dialogue) close(then Ending) error {
	switch then {
	case GoOn:
		return nil
	case Reset:
		if tcp, ok := d.raw.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // it would only fail on a closed socket
		}
	case Stall:
		d.drain()
	case Freeze:
		<-d.script.end
	}
	_ = d.raw.Close() // the client may have been first
	return errEnd
}
