package message

import (
	"regexp"
	"strings"
)

// Notices without RFC 3464: qmail, Exim, old Exchange, and the plain texts of Gmail, Zoho, Yandex, Mail.ru, QQ and 163.

var (
	enhancedCode = regexp.MustCompile(`(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?:[^\d.]|\.?$|\.\D)`)
	replyCode    = regexp.MustCompile(`(?:^|[\s:"'(#<])([45]\d\d)[\s\-:]`)
	anyAddress   = regexp.MustCompile(`[\w.!#$%&'*+/=?^{|}~\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}`)
)

func enhancedIn(s string) string {
	if m := enhancedCode.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

var daemons = []string{"mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "mdaemon", "microsoftexchange", "bounce", "mailerdaemon", "mail-noreply", "complaints"}

// noticeSubjects are beginnings or pieces of the subjects of notices, in lower case.
var noticeSubjects = []string{
	"failure notice", "undeliver", "delivery status", "mail delivery", "delivery fail", "delivery has failed", "returned mail", "non delivery", "non-delivery", "nondeliverable",
	"message delayed", "delivery delayed", "delayed mail", "warning: could not send", "warning: message", "returned to sender", "could not be delivered", "delivery incomplete",
	"недоставлен", "не доставлен", "сообщение не доставлено", "退信", "无法送达", "投递失败", "未送达", "邮件被退回", "non remis", "échec de la remise", "échec de remise", "no se puede entregar",
	"no entregado", "devuelto", "unzustellbar", "تعذر التسليم", "تعذّر", "لم يتم التسليم", "无法传递", "недоставленное",
}

// readDialect reads a notice from its text. It returns nil where the mail is none, or names no recipient.
func (m *Message) readDialect() *DeliveryReport {
	failed := m.Header("X-Failed-Recipients")
	if !m.looksLikeNotice() && len(failed) == 0 {
		return nil
	}
	notice, _, _ := cutReturned(m.Text)
	notice = notice[:min(len(notice), 64<<10)]
	d := &DeliveryReport{Kind: "delivery"}
	if _, host, ok := strings.Cut(m.From.Address, "@"); ok {
		d.ReportingMTA = host
	}
	own := map[string]bool{strings.ToLower(m.From.Address): true}
	for _, to := range m.To {
		own[strings.ToLower(to.Address)] = true
	}
	var addresses []string
	for _, field := range failed {
		for _, a := range parseAddresses(field, "") {
			addresses = append(addresses, a.Address)
		}
	}
	if len(addresses) == 0 {
		addresses = noticeAddresses(notice, own)
	}
	for _, a := range addresses {
		d.Recipients = append(d.Recipients, m.judge(a, notice, addresses))
	}
	if len(d.Recipients) == 0 {
		return nil
	}
	return d
}

func (m *Message) looksLikeNotice() bool {
	if auto := m.Header("Auto-Submitted"); len(auto) > 0 && strings.HasPrefix(strings.ToLower(auto[0]), "auto-replied") && m.ReturnPath != "<>" && len(m.Nested) == 0 {
		return false
	}
	local, _, _ := strings.Cut(strings.ToLower(m.From.Address), "@")
	daemon := m.From.Address == "" && m.Froms > 0
	for _, d := range daemons {
		daemon = daemon || strings.HasPrefix(local, d)
	}
	if !daemon {
		return false
	}
	subject := strings.ToLower(m.Subject)
	for _, s := range noticeSubjects {
		if strings.Contains(subject, s) {
			return true
		}
	}
	return m.ReturnPath == "<>" && (strings.Contains(m.Text, "qmail-send") || replyCode.MatchString(m.Text))
}

// noticeAddresses finds the recipients that a notice speaks of: addresses that begin a line, or the first that it names.
func noticeAddresses(notice string, own map[string]bool) []string {
	var leading, all []string
	seen := map[string]bool{}
	for line := range strings.SplitSeq(notice, "\n") {
		line = strings.TrimSpace(line[:min(len(line), 2000)])
		for _, at := range anyAddress.FindAllStringIndex(line, 20) {
			a := cleanAddress(strings.TrimLeft(line[at[0]:at[1]], "'=*/"))
			key := strings.ToLower(a)
			if own[key] || seen[key] || len(all) >= MaxParts || messageIDLine(line) {
				continue
			}
			seen[key] = true
			all = append(all, a)
			if before := strings.Trim(line[:at[0]], " <'\"*(-"); before == "" || strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：") {
				leading = append(leading, a)
			}
		}
	}
	if len(leading) > 0 {
		return leading
	}
	return all[:min(len(all), 1)]
}

// messageIDLine tells a line of the returned header that holds a Message-ID, which looks like an address.
func messageIDLine(line string) bool {
	field, _, ok := strings.Cut(line, ":")
	return ok && (strings.EqualFold(field, "message-id") || strings.EqualFold(field, "references") || strings.EqualFold(field, "in-reply-to"))
}

// judge finds what a notice says of one recipient: the words from its address up to the next one's, and the codes in them.
func (m *Message) judge(address, notice string, others []string) ReportedRecipient {
	r := ReportedRecipient{Original: "", Final: address, Action: "failed"}
	words := notice
	if i := strings.Index(strings.ToLower(words), strings.ToLower(address)); i >= 0 && i <= len(words) {
		words = words[i:]
		for _, o := range others[:min(len(others), 50)] {
			if j := strings.Index(words, "\n"+o); o != address && j > 0 {
				words = words[:j]
			} else if j := strings.Index(words, "\n<"+o); o != address && j > 0 {
				words = words[:j]
			}
		}
	}
	if !bearsCode(words) && bearsCode(notice) && len(others) == 1 {
		words = notice
	}
	r.Diagnostic = diagnosis(words)
	r.Status = enhancedIn(words)
	lower := strings.ToLower(m.Subject + "\n" + notice)
	if r.Status == "" {
		r.Status = phraseStatus(strings.ToLower(words + "\n" + notice))
	}
	if r.Status == "" {
		r.Status = "5.0.0"
		if code := replyCode.FindStringSubmatch(words); code != nil {
			r.Status = code[1][:1] + ".0.0"
		}
	}
	for _, phrase := range delayPhrases {
		if strings.Contains(lower, phrase) {
			r.Action = "delayed"
			if r.Status[0] == '5' {
				r.Status = "4" + r.Status[1:]
			}
			break
		}
	}
	return r
}

func bearsCode(words string) bool { return replyCode.MatchString(words) || enhancedIn(words) != "" }

var delayPhrases = []string{
	"delayed", "will be retried", "will retry", "still trying", "no action is required", "warning message only", "warning: could not send", "temporarily", "has not yet been delivered",
	"还会继续尝试", "задерж", "sera retent", "retardé", "retrasad",
}

// diagnosis returns the line with the server's words: the first that bears a code, else the first after the address.
func diagnosis(words string) string {
	var list []string
	for line := range strings.SplitSeq(words, "\n") {
		if line = strings.TrimSpace(line); line != "" && len(list) < 60 {
			list = append(list, line[:min(len(line), 500)])
		}
	}
	for i, line := range list {
		if at := replyCode.FindStringIndex(line + " "); at != nil || enhancedIn(line) != "" {
			if i+1 < len(list) && len(line) < 12 {
				line += " " + list[i+1]
			}
			return line
		}
	}
	if len(list) > 1 {
		return list[1]
	}
	return strings.Join(list, " ")
}

// phrases tell a status where a notice has words and no code (RFC 3463).
var phrases = []struct{ status, words string }{
	{"5.1.1", "no mailbox here by that name|user unknown|unknown user|no such user|does not exist|doesn't exist|user not found|mailbox not found|address not found|invalid mailbox|recipient not found|unknown address|unrouteable address|wasn't found|couldn't be found|not exist|不存在|无此用户|没有此用户|нет такого|не существует|n'existe pas|no existe|غير موجود"},
	{"5.2.2", "mailbox full|mailbox is full|over quota|quota exceeded|inbox is full|storage full|is full|空间已满|容量已满|已满|переполнен|pleine|llen|ممتلئ"},
	{"5.1.2", "host unknown|unknown host|domain not found|couldn't find any host|host not found|no mail server|domain does not|域名不存在"},
	{"5.2.1", "account disabled|disabled|suspended|inactive|blocked account|停用|冻结|заблокирован"},
	{"5.3.4", "too large|too big|exceeds the maximum|size limit|超过大小|слишком больш"},
	{"4.4.7", "retry timeout exceeded|retry time not reached|expired|wasn't able to establish an smtp connection|timed out|too long"},
	{"5.7.1", "spam|blacklist|blocklist|blocked|rejected|policy|not authorized|permission|denied|拒绝|垃圾邮件|спам"},
}

func phraseStatus(lower string) string {
	for _, p := range phrases {
		for word := range strings.SplitSeq(p.words, "|") {
			if strings.Contains(lower, word) {
				return p.status
			}
		}
	}
	return ""
}
