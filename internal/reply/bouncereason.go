package reply

import (
	"strings"

	"chancery/internal/message"
)

// diagnosticWords are searched for in the server's words, in lower case; the first reason of which one stands there decides.
var diagnosticWords = []struct{ reason, words string }{
	{"mailbox_full", "mailbox full|mailbox is full|full mailbox|account is full|over quota|overquota|over disk quota|over its quota|quota exceeded|exceeded quota|exceeded storage|out of storage|insufficient storage|mailfolder is full|inbox is full|quota|mailbox size limit|mailbox exceeds|exceeds allowed size|disk space|space limit|no space|storage limit|too many mails|too many messages in|number of messages in|mailbox has exceeded"},
	{"mailbox_full", "已满|空间不足|容量|переполнен|boîte pleine|boite pleine|saturée|buzón lleno|llena|llen|ممتلئ|postfach voll|zuviele mails|cheia|casella piena"},
	{"too_large", "message too large|message size exceeds|message size exceeded|too big|size limit|exceeds the maximum|exceeds size|message length exceeds|larger than|超过大小|邮件过大|слишком больш|trop volumineux|demasiado grande"},
	{"suspended", "account disabled|account is disabled|has been disabled|is disabled|suspended|suspend]|account inactive|is inactive|mailbox disabled|account locked|deactivated|停用|冻结|заблокирован|отключен"},
	{"spam", "spam|blacklist|black list|blocklist|block list|barracuda|rbl|dnsbl|surbl|uribl|bulk mail|bulk email|bulk e-mail|mass mailer|unsolicited|, ube,|reputation|banned|junk|suspicious|dt:spm|mi:spb|垃圾邮件|спам"},
	{"no_such_host", "host or domain name not found|domain not found|domain name not found|nxdomain|no such domain|unrouteable|unroutable|host not found|host unknown|domain does not exist|no mx|name service error|name or service not known|unknown host|couldn't find any host|could not find a gateway|null mx|does not accept mail|域名不存在"},
	{"no_such_user", "user unknown|unknown user|no such user|does not exist|doesn't exist|user not found|recipient not found|unknown recipient|invalid recipient|no mailbox|no mail box|mail-box not found|mailbox unavailable|mailbox not found|mailbox does not|recipientnotfound|address rejected|no such recipient|unknown address|recipient unknown|recipient address rejected|recipient rejected|not a valid|isn't a valid|invalid mailbox|wasn't found|couldn't be found|no such address|unknown or illegal alias|no longer valid|not our customer"},
	{"no_such_user", "not a known user|not an active address|bad_recipient|bad recipient|no account by that name|not listed in|name is not recognized|unknown mailbox|no longer on server|no valid recipients|undefined user|unknown local part|address unknown|no such mailbox|did not exactly match|no matches to|invalid final delivery userid|invalid user|invalid address|not found in directory|用户不存在|不存在|无此用户|没有此用户|нет такого|не существует|не найден|n'existe pas|inexistant|no existe|غير موجود|existiert nicht|non esiste|nie istnieje"},
	{"policy", "policy|not allowed|access denied|relay|not permitted|authentication|dmarc|spf|prohibited|blocked|rejected by|refused|denied|not accepting mail"},
	{"expired", "expired|retry timeout|retry time|too long in queue|been in the queue too long|could not be delivered for|max queue|queue lifetime|failing for a long time|allowed queue period|maximum delivery attempts"},
	{"network", "timed out|timeout|connection refused|connection reset|network is unreachable|no route|lost connection|connection dropped|requests to connect|socket error|tls|not responding"},
}

func reasonByWords(diagnostic string) string {
	text := strings.ToLower(diagnostic)
	for _, d := range diagnosticWords {
		for w := range strings.SplitSeq(d.words, "|") {
			if strings.Contains(text, w) {
				return d.reason
			}
		}
	}
	return ""
}

// reasonOf is the class of a failure: by action, then by the status (RFC 3463 §3) where it is precise, then by the words, then by the status in general.
func reasonOf(r message.ReportedRecipient) string {
	if r.Action == "delayed" {
		return "delayed"
	}
	_, code, _ := strings.Cut(r.Status, ".")
	if reason := reasonByStatus(code, strings.ToLower(r.Diagnostic)); reason != "" {
		return reason
	}
	byWords := reasonByWords(r.Diagnostic)
	if better := reasonDespite(code, byWords); better != "" {
		return better
	}
	if byWords != "" {
		return byWords
	}
	switch subject, _, _ := strings.Cut(code, "."); subject {
	case "7":
		return "policy"
	case "1":
		return "no_such_user"
	case "4":
		return "network"
	}
	return "other"
}

// reasonByStatus is the reason where the status is precise enough to need no words.
func reasonByStatus(code, text string) string {
	switch code {
	case "2.2":
		return "mailbox_full"
	case "2.3", "3.4":
		return "too_large"
	case "1.10":
		if !strings.Contains(text, "null mx") { // RFC 7505; Exchange writes 5.1.10 for an unknown recipient
			return "no_such_user"
		}
		return "no_such_host"
	case "1.2", "4.4", "4.310":
		return "no_such_host"
	case "4.7", "4.316", "4.317":
		return "expired"
	}
	return ""
}

// reasonDespite is the reason by the status where the words say less than it does: many servers say "access denied" of an unknown user.
func reasonDespite(code, byWords string) string {
	switch code {
	case "1.1", "1.3", "1.6":
		if byWords == "" || byWords == "policy" || byWords == "network" {
			return "no_such_user"
		}
	case "2.1":
		if byWords == "" || byWords == "policy" {
			return "suspended"
		}
	case "7.1", "7.26", "7.0", "7.23", "7.25", "7.133", "7.124", "7.509":
		if byWords == "" || byWords == "no_such_host" || byWords == "network" || byWords == "expired" {
			return "policy"
		}
	case "4.1", "4.2":
		if byWords == "" || byWords == "policy" {
			return "network"
		}
	}
	return ""
}
