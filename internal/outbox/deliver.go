package outbox

import (
	"context"
	"fmt"
	"time"
)

const (
	piece       = 1 << 20         // octets of a mail that are written under one deadline (RFC 5321 §4.5.3.2.5 asks for 3 min a block)
	lastReplyIn = 2 * time.Second // for a reply that may have come before the connection broke
)

// Deliver runs one transaction. handing is called once after MAIL and RCPT were accepted, before DATA is sent; its error ends the transaction with nothing sent
// (Outcome Deferred, Step "handing"). After any Outcome but Accepted and a clean Refused the session is closed: Usable tells. The end of ctx stops
// what comes before DATA (Deferred); once DATA is said the relay's reply is waited for, since it alone tells; Abort cuts that short.
func (s *Session) Deliver(ctx context.Context, e Envelope, handing func(context.Context) error) Verdict {
	if handing == nil {
		return s.DeliverAhead(ctx, e, nil)
	}
	return s.DeliverAhead(ctx, e, func(ctx context.Context) (*Envelope, error) { return nil, handing(ctx) })
}

// DeliverAhead is as Deliver, but handing also gives the mail that comes next, or nil: its MAIL and RCPT are said right behind this one's final dot,
// where the relay takes groups of commands (RFC 2920 §3.1), which spares a round trip. The session must then be given next, or be closed.
func (s *Session) DeliverAhead(ctx context.Context, e Envelope, handing func(context.Context) (*Envelope, error)) Verdict {
	if !s.usable {
		return Verdict{Outcome: Fault, Step: stepConnect, Text: "the connection was closed"}
	}
	if v, ok := s.unfit(e); !ok {
		if v.Outcome != Refused {
			s.drop()
		}
		return v
	}
	defer s.watch(ctx)()
	t := &transaction{session: s, ctx: ctx, envelope: e}
	if !t.run(handing) {
		s.drop()
	}
	return t.verdict
}

// transaction is one MAIL to its final dot.
type transaction struct {
	session  *Session
	ctx      context.Context
	envelope Envelope
	next     *Envelope // announced behind this one's final dot
	cut      bool      // the announcement could not be written
	verdict  Verdict
}

// run tells whether another transaction may follow on the connection.
func (t *transaction) run(handing func(context.Context) (*Envelope, error)) (reusable bool) {
	if !t.announce() {
		return t.session.reset(t.verdict)
	}
	if handing != nil {
		var err error
		if t.next, err = handing(t.ctx); err != nil {
			t.end(Deferred, stepHanding, reply{text: clean(err.Error())})
			return false
		}
	}
	if !t.askForData() {
		return t.session.reset(t.verdict)
	}
	if !t.send() {
		return false
	}
	return t.settle()
}

// announce says MAIL and RCPT, in one group where the relay takes it (RFC 2920), and tells whether the mail may follow.
func (t *transaction) announce() bool {
	s := t.session
	ahead := s.ahead
	s.ahead = nil
	if ahead == nil && s.client.Text.R.Buffered() > 0 { // a farewell that came while the session was idle
		r, err := readReply(s.client.Text.R)
		if err == nil && r.class() < 4 {
			err = fmt.Errorf("%w to any command: %d %s", errNonsense, r.code, r.text)
		}
		return t.judge(stepMail, r, err, Fault)
	}
	to := t.recipients()
	exchange := s.exchange
	if ahead != nil {
		if *ahead != t.envelope.id() {
			t.end(Fault, stepMail, reply{text: "another mail was announced to the relay"})
			return false
		}
		exchange = s.collect // the commands went out with the mail before
	}
	accepted := true
	exchange(s.announcement(t.envelope, to), func(n int, r reply, err error) bool {
		switch {
		case n == 0:
			accepted = t.judge(stepMail, r, err, Fault)
			return accepted
		case n == 1:
			accepted = t.judge(stepRcpt, r, err, Deferred)
			return err == nil && (accepted || s.pipelining) // the replies to Cc are on their way
		case !accepted: // To's reply stands
			return err == nil
		}
		accepted = t.judgeCc(to[n-1], r, err)
		return accepted
	})
	return accepted
}

// recipients are To and those of Cc that are fit to be sent.
func (t *transaction) recipients() []string {
	to, unfit := t.envelope.recipients()
	for cc, why := range unfit {
		t.refuseCc(cc, why.Error())
	}
	return to
}

// judgeCc notes a refused Cc, which does not stop the mail; a lost or closing connection does.
func (t *transaction) judgeCc(address string, r reply, err error) bool {
	if err != nil || r.code == 421 || r.class() == 3 {
		return t.judge(stepRcpt, r, err, Deferred)
	}
	if r.class() != 2 {
		t.refuseCc(address, Verdict{Code: r.code, Enhanced: r.enhanced, Text: r.text}.reply())
	}
	return true
}

func (t *transaction) refuseCc(address, why string) {
	if t.verdict.RefusedCc == nil {
		t.verdict.RefusedCc = map[string]string{}
	}
	t.verdict.RefusedCc[address] = why
}

// askForData says DATA; from here on the end of ctx interrupts nothing.
func (t *transaction) askForData() bool {
	s := t.session
	if !s.enterData() {
		return t.judge(stepData, reply{}, context.Cause(t.ctx), Deferred)
	}
	var r reply
	var err error
	s.exchange([]string{"DATA\r\n"}, func(_ int, got reply, failed error) bool {
		r, err = got, failed
		return false
	})
	if err == nil && r.class() < 4 {
		if r.code == 354 && s.client.Text.R.Buffered() == 0 { // a reply too many would be taken for the one to the final dot
			return true
		}
		err = fmt.Errorf("%w to DATA: %d %s", errNonsense, r.code, r.text)
	}
	return t.judge(stepData, r, err, Deferred)
}

// send writes the mail and its final dot. Where the kernel did not take all of it the dot was not sent, and the mail is not delivered; a refusal
// that the relay may have sent meanwhile stands.
func (t *transaction) send() bool {
	s := t.session
	s.out = appendStuffed(s.out[:0], t.envelope.Data)
	err := s.writeMail(s.out)
	if err == nil {
		t.cut = s.announceNext(t.next) != nil
		return true
	}
	if s.raw.SetReadDeadline(time.Now().Add(lastReplyIn)) == nil {
		if r, readErr := readReply(s.client.Text.R); readErr == nil && r.class() >= 4 {
			return t.judge(stepBody, r, nil, Deferred)
		}
	}
	return t.judge(stepBody, reply{}, err, Deferred)
}

// settle reads the reply to the final dot: the verdict. Without one that is plain the mail is in doubt (RFC 1047).
func (t *transaction) settle() (reusable bool) {
	s := t.session
	err := s.arm(s.dot)
	var r reply
	if err == nil {
		r, err = readReply(s.client.Text.R)
	}
	switch {
	case err == nil && r.class() == 2:
		t.end(Accepted, stepDot, r)
	case err == nil && r.class() >= 4:
		t.judge(stepDot, r, nil, Deferred)
	case err == nil:
		t.end(InDoubt, stepDot, r)
	default:
		t.end(InDoubt, stepDot, reply{text: describe(err)})
	}
	settled := t.verdict.Outcome == Accepted || t.verdict.Outcome == Refused
	return settled && !t.cut && (s.ahead != nil || s.client.Text.R.Buffered() == 0)
}

// judge tells whether a reply is positive; where it is not, the verdict is made: refused by 5xx and deferred by 4xx, but other for a fault at MAIL, and
// other as well for a connection that was lost or made no sense.
func (t *transaction) judge(step string, r reply, err error, other Outcome) bool {
	switch {
	case t.ctx.Err() != nil && err != nil && !t.session.saidData():
		t.end(Deferred, step, reply{text: "stopped: " + context.Cause(t.ctx).Error()})
	case err != nil:
		t.end(other, step, reply{text: describe(err)})
	case r.class() == 2:
		return true
	case r.class() == 5 && other != Fault:
		t.end(Refused, step, r)
	case r.class() == 3:
		t.end(other, step, reply{code: r.code, text: errNonsense.Error() + ": " + r.text})
	default:
		t.end(other, step, r)
		t.verdict.Permanent = other == Fault && wantsAuth(r.code)
	}
	return false
}

func (t *transaction) end(o Outcome, step string, r reply) {
	t.verdict.Outcome, t.verdict.Step = o, step
	t.verdict.Code, t.verdict.Enhanced, t.verdict.Text = r.code, r.enhanced, r.text
}
