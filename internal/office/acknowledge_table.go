package office

import (
	"fmt"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// Words of the acknowledgement, by language. A native reader still has to confirm them.
var (
	delegatesWords = locale.Text{
		locale.Arabic:  "عدد المندوبين المسجلين: %d",
		locale.English: "Delegates registered: %d",
		locale.Spanish: "Delegados inscritos: %d",
		locale.French:  "Délégués inscrits : %d",
		locale.Russian: "Зарегистрировано делегатов: %d",
		locale.Chinese: "已登记代表人数：%d",
	}
	regretWords = locale.Text{
		locale.Arabic:  "لن يشارك وفدكم في الاجتماع",
		locale.English: "Your delegation will not take part in the meeting",
		locale.Spanish: "Su delegación no participará en la reunión",
		locale.French:  "Votre délégation ne participera pas à la réunion",
		locale.Russian: "Ваша делегация не примет участия в совещании",
		locale.Chinese: "贵代表团将不出席会议",
	}
	attendingWords = locale.Text{
		locale.Arabic:  "سيشارك وفدكم في الاجتماع",
		locale.English: "Your delegation will take part in the meeting",
		locale.Spanish: "Su delegación participará en la reunión",
		locale.French:  "Votre délégation participera à la réunion",
		locale.Russian: "Ваша делегация примет участие в совещании",
		locale.Chinese: "贵代表团将出席会议",
	}
	itemWords = locale.Text{
		locale.Arabic:  "البند %s: الترتيب %d في قائمة المتكلمين",
		locale.English: "Item %s: number %d on the list of speakers",
		locale.Spanish: "Tema %s: número %d en la lista de oradores",
		locale.French:  "Point %s : numéro %d sur la liste des orateurs",
		locale.Russian: "Пункт %s: номер %d в списке ораторов",
		locale.Chinese: "议题%s：发言名单第%d位",
	}
	groupWords = locale.Text{
		locale.Arabic:  "بالنيابة عن مجموعة",
		locale.English: "on behalf of a group",
		locale.Spanish: "en nombre de un grupo",
		locale.French:  "au nom d’un groupe",
		locale.Russian: "от имени группы",
		locale.Chinese: "代表集团发言",
	}
	lateWords = locale.Text{
		locale.Arabic:  "ورد الطلب بعد الموعد النهائي",
		locale.English: "request received after the deadline",
		locale.Spanish: "solicitud recibida después del plazo",
		locale.French:  "demande reçue après la date limite",
		locale.Russian: "заявка получена после истечения срока",
		locale.Chinese: "申请逾期收到",
	}
)

// recordWords says what stands for a delegation, without a word of what its mail said.
func recordWords(l locale.Lang, s roster.Standing) string {
	var lines []string
	switch {
	case s.Status == roster.Declined:
		lines = append(lines, regretWords.In(l))
	case len(s.Delegates) > 0:
		lines = append(lines, fmt.Sprintf(delegatesWords.In(l), len(s.Delegates)))
	case s.Status == roster.Attending:
		lines = append(lines, attendingWords.In(l))
	}
	return strings.Join(lines, "\n")
}

// placeWords is one line on the list of speakers. A group is not named: whoever wrote may call it as they like.
func placeWords(l locale.Lang, item roster.Item, s roster.Speech) string {
	label := item.Label
	if title := item.Title.In(l); title != "" {
		label += aside(l, title)
	}
	line := fmt.Sprintf(itemWords.In(l), label, s.Order)
	if s.OnBehalfOf != "" {
		line += aside(l, groupWords.In(l))
	}
	if s.Late {
		line += aside(l, lateWords.In(l))
	}
	return line
}

// aside is words in brackets, behind others.
func aside(l locale.Lang, words string) string {
	if l == locale.Chinese {
		return "（" + words + "）"
	}
	return " (" + words + ")"
}
