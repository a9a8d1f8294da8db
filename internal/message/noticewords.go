package message

// The words of mail servers that write no RFC 3464, in lower case, one line a language: English, French, Spanish, Russian, Chinese, Arabic, then German, Portuguese,
// Italian, Dutch, Polish, Turkish, Swedish, Japanese, Korean.

// mailPrograms begin the local part of an address that no person writes from; a postmaster who does speaks of other things.
var mailPrograms = []string{"mailer-daemon", "mail-daemon", "maildaemon", "mdaemon", "microsoftexchange", "bounce", "mailerdaemon", "mail-noreply", "complaints", "mail.delivery.system", "mail_delivery", "postmaster", "post_master"}

// officeNames are local parts of those who look after mail, from which people write as well.
var officeNames = []string{"admin", "administrator", "noreply", "no-reply", "ndr", "system"}

// gatewayNames stand in the name or the local part of servers and gateways.
var gatewayNames = []string{
	"mail delivery", "delivery subsystem", "system administrator", "systemadministrator", "mail administrator", "mail system", "mail service", "mail_service", "antivirus", "for_smtp", "imss", "mailmarshal", "barracuda", "mimesweeper",
	"système de courrier", "sistema de correo", "система доставки", "邮件系统", "系统退信",
}

// noticeSubjects are beginnings or pieces of the subjects of notices.
var noticeSubjects = []string{
	"failure notice", "failure delivery", "undeliver", "delivery status", "mail delivery", "delivery fail", "delivery has failed", "delivery report", "returned mail", "non delivery", "non-delivery", "nondeliverable", "ndn:",
	"message delayed", "delivery delayed", "delayed mail", "warning: could not send", "warning: message", "returned to sender", "returning to sender", "could not be delivered", "delivery incomplete", "mail failed", "failed mail",
	"not delivered", "mail system error", "processing error", "message status", "automatically rejected mail", "user unknown", "delivery error", "delivery notification", "mail error", "delivery problem", "message rejected",
	"non remis", "échec de la remise", "échec de remise", "échec de livraison", "non distribué", "courrier non délivré",
	"no se puede entregar", "no entregado", "devuelto", "no se ha podido entregar", "error de entrega", "fallo en la entrega",
	"недоставлен", "не доставлен", "недоставк", "ошибка доставки", "не удалось доставить", "отчет о доставке",
	"退信", "无法送达", "投递失败", "未送达", "邮件被退回", "无法传递", "无法投递", "发送失败", "未能送达",
	"تعذر التسليم", "تعذّر", "لم يتم التسليم", "فشل التسليم", "تعذر تسليم",
	"unzustellbar", "nicht zugestellt", "não entregue", "falha na entrega", "mancato recapito", "non recapitabile", "onbestelbaar", "niet bezorgd", "niedostarczon", "zwrot poczty", "teslim edilemedi", "gick inte att leverera",
	"配信できません", "配信不能", "送信できません", "メールエラー", "배달되지 않음", "반송",
}

// noticePhrases say in the opening lines of a notice that a mail did not arrive, or not yet.
var noticePhrases = []string{
	"could not be delivered", "couldn't be delivered", "could not deliver", "couldn't deliver", "was not delivered", "wasn't delivered", "not been delivered", "were not delivered", "unable to deliver", "wasn't able to deliver",
	"was unable to be delivered", "cannot be delivered", "can't be delivered", "can not be delivered", "cannot deliver", "undeliverable", "undelivered", "did not reach the following", "could not be reached", "did not receive your message",
	"delivery to the following", "delevery to the following", "delivery has failed", "delivery failed", "failed to deliver", "failed recipient", "failed addresses", "not delivered to", "message not delivered", "has been returned", "was returned to you",
	"not a valid user", "no such user here", "automatically rejected", "did not exactly match", "delivery of email to this address", "permanent fatal errors", "transient non-fatal errors", "delivery is delayed", "delivery has been delayed", "encountered a delivery problem",
	"n'a pas pu être", "n'a pas pu etre", "n'a pas été remis", "n'ont pas pu être", "impossible de remettre", "échec de la remise",
	"no se pudo entregar", "no se ha podido entregar", "no ha podido ser entregado", "no pudo ser entregado", "no se puede entregar", "no fue entregado",
	"не может быть доставлен", "не удалось доставить", "не доставлено", "не было доставлено", "не была доставлена", "не могло быть доставлено", "не смогли доставить",
	"无法投递", "无法送达", "投递失败", "退信", "未能送达", "无法发送", "被退回", "未送达", "无法传递",
	"تعذر تسليم", "تعذّر تسليم", "لم يتم تسليم", "فشل تسليم", "تعذر التسليم",
	"nicht zugestellt", "nicht ausgeliefert", "não pôde ser entregue", "não foi possível entregar", "non è stato possibile recapitare", "non è stato recapitato", "niet worden bezorgd", "niet worden afgeleverd",
	"nie została dostarczona", "nie mogła zostać dostarczona", "nie można dostarczyć", "teslim edilemedi", "kunde inte levereras", "配信できませんでした", "配達できませんでした", "送信できませんでした", "배달되지 않았습니다", "전달되지 못했습니다",
}

// delayPhrases say that a server goes on trying.
var delayPhrases = []string{
	"delayed", "will be retried", "will retry", "still trying", "no action is required", "warning message only", "warning: could not send", "temporarily", "has not yet been delivered", "delivery attempts will continue",
	"will continue to try", "has been postponed", "attempts will be made",
	"sera retent", "retardé", "retrasad", "задерж", "还会继续尝试", "延迟", "تأخر", "verzögert", "atrasad", "ritard", "vertraag", "opóźnion", "gecikt",
}

// arrivalPhrases say that the mail arrived, or went on to a server that tells no more.
var arrivalPhrases = []string{"(success)", "successfully delivered", "(relay)", "(delivered)", "was successfully relayed", "was delivered to the following"}

// returnedPhrases stand in the line above the mail that a notice copies into its text.
var returnedPhrases = []string{
	"original message", "original mail", "returned message", "returned mail", "copy of the message", "copy of your message", "unsent message", "message text follows", "message header", "header of the original",
	"lines of your original", "lines of the message", "lines of your message", "headers follow", "message follows", "mail follows", "is a copy of",
	"message d'origine", "copie du message", "mensaje original", "copia del mensaje", "исходное сообщение", "копия сообщения", "копия письма", "原始邮件", "原邮件", "الرسالة الأصلية", "originalnachricht", "ursprüngliche nachricht",
}

// phrases tell a status where a notice has words and no code (RFC 3463).
var phrases = []struct{ status, words string }{
	{"5.1.1", "no mailbox here by that name|user unknown|unknown user|no such user|does not exist|doesn't exist|user not found|mailbox not found|address not found|invalid mailbox|recipient not found|unknown address|unrouteable address|wasn't found|couldn't be found|not exist|not a valid user|not a known user|not listed in|name is not recognized|no mailbox found|no account by that name|did not exactly match|no matches to|unknown recipient|recipient unknown|addresses were not found|invalid final delivery userid|invalid user|invalid address|invalid recipient|inexistant|non recensé|unknown local"},
	{"5.1.1", "n'existe pas|no existe|нет такого|не существует|не найден|不存在|无此用户|没有此用户|غير موجود|existiert nicht|não existe|non esiste|bestaat niet|nie istnieje|存在しません|リストにありません|見つかりません"},
	{"5.2.2", "mailbox full|mailbox is full|over quota|quota exceeded|inbox is full|storage full|is full|full mailbox|exceeds allowed size|exceeded quota|over disk quota|disk space|quota violation|disk quota|number of messages in"},
	{"5.2.2", "pleine|llen|переполнен|空间已满|容量已满|已满|ممتلئ|postfach voll|cheia|piena|zajęta|メールボックスが一杯|容量を超"},
	{"5.1.2", "host unknown|unknown host|domain not found|couldn't find any host|host not found|no mail server|domain does not|could not find a gateway|name or service not known|domain is unknown|域名不存在"},
	{"5.2.1", "account disabled|disabled|suspended|inactive|blocked account|停用|冻结|заблокирован"},
	{"5.3.4", "too large|too big|exceeds the maximum|size limit|超过大小|слишком больш"},
	{"4.4.7", "retry timeout exceeded|retry time not reached|expired|wasn't able to establish an smtp connection|timed out|too long|failing for a long time|allowed queue period|maximum delivery attempts"},
	{"5.7.1", "spam|blacklist|blocklist|blocked|rejected|policy|not authorized|permission|denied|not accepting mail|拒绝|垃圾邮件|спам"},
}
