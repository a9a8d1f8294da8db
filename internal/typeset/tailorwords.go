package typeset

import "strings"

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// units stand after a number (rule T5): SI, time, money, in the languages' own writing. A point after one is left out here.
var units = wordSet(`% ‰ ٪ ° °C km m cm mm km² m² ha kg g t l h min s kW MW GB MB kB a.m p.m am pm € $ £ ¥ CHF EUR USD GBP Fr
	км м см мм км² м² га кг г гг т л ч мин с млн млрд тыс руб долл كم م كغ هـ ق.م`)

// numbered stand before a number (rule T6), in lower case.
var numbered = wordSet(`№ § §§ no. nos. no n° nº nos p. pp. pág. págs. art. arts. art par. para. paras. párr. párrs. vol. ch. chap. cap. fig.
	п. пп. ст. стр. гл. т. рис. ч. ص.`)

// titles stand before a name (rule T8), in lower case.
var titles = wordSet(`mr. mr mrs. mrs ms. ms mx. dr. dr prof. m. mm. mme mmes mlle me sr. sres. sra. sras. srta. d. dña. dra. excmo. excma.
	г-н г-на г-ну г-ном г-не г-жа г-жи г-же г-жу г-жой г-да г-дам`)

// hanUnits stand after figures without a space (rule T5).
var hanUnits = []rune("年月日时分秒号號条條项項次届屆份个個名位人点點页頁章款段％")
